package vpr.projections;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.Recorded;

/** The columns that every table of versions has: who, when, signed by whom, and where it stands. */
public final class Provenances {
    /** Their names, in the order of {@link #VALUES}. */
    public static final String COLUMNS = "recorded_from, author_name, author_role, author_registrations, care_location,"
            + " caller, signature_meaning, signer_subject, signer_issuer, signer_serial, signer_fingerprint, signed_at,"
            + " commit_id, position";

    /** Their parameters, which {@link #of} gives. */
    public static final String VALUES = ":recorded, :authorName, :authorRole, cast(:registrations as jsonb),"
            + " :careLocation, :caller, :meaning, :subject, :issuer, :serial, :fingerprint, :signedAt, :commit, :position";

    private Provenances() {}

    public static Map<String, @Nullable Object> of(Recorded recorded) {
        var author = recorded.provenance().author();
        var signer = recorded.signer();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("recorded", Times.of(recorded.recordedAt()));
        columns.put("authorName", author.name());
        columns.put("authorRole", author.role());
        columns.put("registrations", Json.registrations(author.registrations()));
        columns.put("careLocation", author.careLocation());
        columns.put("caller", recorded.provenance().caller());
        columns.put("meaning", signer.meaning());
        columns.put("subject", signer.subject());
        columns.put("issuer", signer.issuer());
        columns.put("serial", signer.serial());
        columns.put("fingerprint", signer.sha256());
        columns.put("signedAt", Times.of(signer.signedAt()));
        columns.put("commit", recorded.commit().hex());
        columns.put("position", recorded.position().toString());
        return columns;
    }
}
