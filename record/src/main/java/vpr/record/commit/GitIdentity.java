package vpr.record.commit;

import vpr.record.Provenance;
import vpr.record.RecordId;

/**
 * A name and an address as they stand in a commit's header. The addresses are made up ({@code .invalid}, RFC 2606): they
 * name a person, nobody is written to.
 */
public record GitIdentity(String name, String email) {
    /** The committer of every commit. */
    public static final GitIdentity SERVICE = new GitIdentity("VPR", "service@vpr.invalid");

    /** The author who answers for the events, by the first registration or else by the key that was used. */
    public static GitIdentity of(Provenance provenance) {
        String email = provenance.author().registrations().stream()
                .findFirst()
                .map(registration -> registration.authority() + "." + registration.number() + "@registration.invalid")
                .orElseGet(() -> provenance.caller() + "@caller.invalid");
        return new GitIdentity(provenance.author().name(), email);
    }

    /** A patient who writes; a patient's name never stands in a commit. */
    public static GitIdentity patient(RecordId demographics) {
        return new GitIdentity("Patient", demographics + "@patient.invalid");
    }
}
