package vpr.record.commit;

import vpr.record.InvalidException;

/** What the signature under a commit says. */
public enum SignatureMeaning {
    /** Signed with the author's own key. */
    AUTHORED("authored"),
    /** Signed by the service, which says that it knew the author. */
    ATTESTED("attested");

    private final String stored;

    SignatureMeaning(String stored) {
        this.stored = stored;
    }

    /** The stored form. */
    public String stored() {
        return stored;
    }

    static SignatureMeaning parse(String stored) {
        for (SignatureMeaning meaning : values()) {
            if (meaning.stored.equals(stored)) {
                return meaning;
            }
        }
        throw new InvalidException("Signature-Meaning", "must be authored or attested");
    }
}
