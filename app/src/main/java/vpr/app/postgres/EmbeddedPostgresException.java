package vpr.app.postgres;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The embedded Postgres cannot serve. Each message says what to do; none holds a password or data. */
public abstract sealed class EmbeddedPostgresException extends RuntimeException {

    private static final String OWN = " set VPR_DATABASE_URL to a Postgres of your own.";
    private static final String OR_OWN = " or" + OWN;

    private EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** No binaries for this operating system and processor are shipped. */
    public static final class UnsupportedMachine extends EmbeddedPostgresException {
        UnsupportedMachine(String system, String processor) {
            super(
                    "VPR ships Postgres for Linux on x86_64 and aarch64, not for " + system + " on " + processor
                            + ". Run one of these," + OR_OWN,
                    null);
        }
    }

    /** A program that the start needs is not installed. */
    public static final class ToolMissing extends EmbeddedPostgresException {
        ToolMissing(String tool, String packageName) {
            super("The program " + tool + " is missing. Install the package " + packageName + "," + OR_OWN, null);
        }
    }

    /** VPR runs as root, which Postgres refuses, and the kernel gives no user namespace to step down in. */
    public static final class RootRefused extends EmbeddedPostgresException {
        RootRefused() {
            super(
                    "Postgres does not run as root, and this machine does not allow user namespaces (unshare -U)."
                            + " Start VPR as an ordinary user," + OR_OWN,
                    null);
        }
    }

    /** Another process holds the start lock for too long. */
    public static final class Busy extends EmbeddedPostgresException {
        Busy(Path lock, Duration waited) {
            super(
                    "Another VPR has been starting or stopping Postgres for " + waited.toSeconds() + " s (" + lock
                            + "). Wait for it or end it, then start again.",
                    null);
        }
    }

    /** The owner of the running Postgres does not let this process in. */
    public static final class NotReachable extends EmbeddedPostgresException {
        NotReachable(Path folder, Duration waited) {
            super(
                    "Another VPR owns the Postgres in " + folder + ", which did not answer for " + waited.toSeconds()
                            + " s. Look into its postgres.log; end that VPR, then start again.",
                    null);
        }
    }

    /** The data were written by another major version. */
    public static final class WrongVersion extends EmbeddedPostgresException {
        WrongVersion(Path data, String found, String needed) {
            super(
                    data + " was written by Postgres " + found + "; this VPR brings " + needed
                            + ". Move that directory away and run `vpr replay`, which fills a new database from the records.",
                    null);
        }
    }

    /** There are data but no password for them. */
    public static final class PasswordMissing extends EmbeddedPostgresException {
        PasswordMissing(Path password, Path data) {
            super(
                    password + " is missing or not as VPR wrote it. Restore it, or move " + data
                            + " away and run `vpr replay`, which fills a new database from the records.",
                    null);
        }
    }

    /** VPR runs as root, and the folder lies where root without its privileges cannot go. */
    public static final class FolderClosed extends EmbeddedPostgresException {
        FolderClosed(Path folder) {
            super(
                    "Started by root, Postgres runs without root's privileges, and so it cannot enter " + folder
                            + ". Set VPR_RUN_DIR to a directory that root owns, with all directories above it open"
                            + " to root or to everybody, or start VPR as the user who owns this one.",
                    null);
        }
    }

    /** A step of the start failed; the message says which, what the reason was, and that it can be tried again. */
    public static final class StartFailed extends EmbeddedPostgresException {
        private static final String REMEDY =
                "\nCorrect that and start again: nothing is lost by a start that failed. Otherwise";

        StartFailed(String step, String said) {
            super("Postgres: " + step + " failed. It said:\n" + said.strip() + REMEDY + OWN, null);
        }

        StartFailed(String step, Throwable cause) {
            super("Postgres: " + step + " failed: " + cause + REMEDY + OWN, cause);
        }
    }
}
