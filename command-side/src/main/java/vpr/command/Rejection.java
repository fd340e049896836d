package vpr.command;

/** Why a command was decided against. No case repeats what was given. */
public sealed interface Rejection {
    /** What the command is about does not exist. */
    record NotFound(String what) implements Rejection {}

    /** It contradicts what the record holds. */
    record Conflict(String why) implements Rejection {}

    /** What is to be changed was changed after the version that the command is based on. */
    record Stale(String why) implements Rejection {}

    /** What is asked for is what is there. */
    record NothingChanged(String why) implements Rejection {}

    /** The record takes no changes at all. */
    record ReadOnly(String why) implements Rejection {}

    /** The author may not do this. */
    record NotAllowed(String why) implements Rejection {}

    /** A field breaks a rule that needs more than the command to be checked. */
    record Invalid(String field, String rule) implements Rejection {}
}
