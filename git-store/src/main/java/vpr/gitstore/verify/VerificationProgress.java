package vpr.gitstore.verify;

/** Is told how far a verification has come; from several threads, one at a time. */
@FunctionalInterface
public interface VerificationProgress {
    /** For whoever does not want to know. */
    VerificationProgress NONE = (checked, all) -> {};

    /**
     * @param checked leaves whose records are checked
     * @param all how many there are
     */
    void leaves(long checked, long all);
}
