package vpr.gitstore.verify;

/** Is told how far a verification has come. */
@FunctionalInterface
public interface VerificationProgress {
    /**
     * @param checked records that are checked
     * @param all how many there are
     */
    void records(long checked, long all);
}
