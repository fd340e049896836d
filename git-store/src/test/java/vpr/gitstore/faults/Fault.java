package vpr.gitstore.faults;

import java.util.Optional;

/** One kind of fault, done in rounds. */
interface Fault {
    /** One word, for the command line. */
    String name();

    /** What is done, in one sentence, for the report. */
    String what();

    /** How many rounds the long run has. */
    int rounds();

    /** Why it cannot be done on this machine. */
    default Optional<String> cannot() {
        return Optional.empty();
    }

    /** @throws Exception when the harness fails, which is no finding: what the store does wrong is told to the round */
    void round(Round round) throws Exception;
}
