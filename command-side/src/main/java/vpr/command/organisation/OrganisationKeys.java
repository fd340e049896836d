package vpr.command.organisation;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vpr.access.ApiKeys;
import vpr.access.KnownKey;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.GitStore;
import vpr.gitstore.RecordHead;
import vpr.record.CommitId;
import vpr.record.RecordId;
import vpr.record.organisation.OrganisationFiles;

/** The keys as the organisation's record holds them at its tip: what was revoked a moment ago is refused now. */
public final class OrganisationKeys implements ApiKeys {
    private record Read(CommitId tip, Map<String, KnownKey> keys) {}

    private final GitStore store;
    private final RecordId organisation;
    private volatile @Nullable Read read;

    public OrganisationKeys(GitStore store, RecordId organisation) {
        this.store = store;
        this.organisation = organisation;
    }

    @Override
    public Optional<KnownKey> byId(String id) {
        try {
            return store.head(organisation).map(this::keysAt).map(keys -> keys.get(id));
        } catch (UncheckedIOException e) {
            throw Problem.passing(ProblemType.UNAVAILABLE, "The API keys cannot be read now.", Duration.ofSeconds(5));
        }
    }

    // Two threads may read the same tip at once; both read the same.
    private Map<String, KnownKey> keysAt(RecordHead head) {
        var known = read;
        if (known == null || !known.tip().equals(head.commit())) {
            known = new Read(head.commit(), keysIn(head));
            read = known;
        }
        return known.keys();
    }

    private static Map<String, KnownKey> keysIn(RecordHead head) {
        return head.names(OrganisationFiles.KEYS.text()).stream()
                .flatMap(name -> head.file(OrganisationFiles.KEYS.resolve(name).text()).stream())
                .map(OrganisationFiles::readKey)
                .collect(Collectors.toMap(
                        stored -> stored.key().id(), stored -> new KnownKey(stored.key(), stored.revokedAt())));
    }
}
