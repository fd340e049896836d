package vpr.gitstore.signing;

import java.io.IOException;

/** The service's key store cannot be used. The message says what to do; no key was made or changed. */
public abstract sealed class ServiceKeysException extends IOException {
    private static final long serialVersionUID = 1;

    private ServiceKeysException(String message) {
        super(message);
    }

    private ServiceKeysException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no key store where one must be. */
    public static final class Missing extends ServiceKeysException {
        private static final long serialVersionUID = 1;

        Missing(String file) {
            super("there is no key store " + file + ", but this installation has data already:"
                    + " restore that file from the backup");
        }
    }

    /** The password does not open the key store. */
    public static final class WrongPassword extends ServiceKeysException {
        private static final long serialVersionUID = 1;

        WrongPassword(String file, Throwable cause) {
            super(
                    "the password does not open the key store " + file + ": give the password it was made with;"
                            + " if that is the one, the file was changed: restore it from the backup",
                    cause);
        }
    }

    /** The file is no key store, or not one of this service. */
    public static final class Damaged extends ServiceKeysException {
        private static final long serialVersionUID = 1;

        Damaged(String file, String what) {
            super("the key store " + file + " is damaged (" + what + "): restore it from the backup");
        }

        Damaged(String file, String what, Throwable cause) {
            super("the key store " + file + " is damaged (" + what + "): restore it from the backup", cause);
        }
    }

    /** A list of revoked certificates cannot be used. Without it nobody can say which signatures count. */
    public static final class DamagedList extends ServiceKeysException {
        private static final long serialVersionUID = 1;

        DamagedList(String file, String what) {
            super("the list of revoked certificates " + file + " cannot be used (" + what
                    + "): restore it from the backup");
        }

        DamagedList(String file, String what, Throwable cause) {
            super(
                    "the list of revoked certificates " + file + " cannot be used (" + what
                            + "): restore it from the backup",
                    cause);
        }
    }

    /** Others than the owner may read or change the file. */
    public static final class Exposed extends ServiceKeysException {
        private static final long serialVersionUID = 1;

        Exposed(String file, String mode) {
            super(file + " is open to others than its owner: chmod " + mode + " it");
        }
    }

    /** The key store was made for another namespace. */
    public static final class OtherNamespace extends ServiceKeysException {
        private static final long serialVersionUID = 1;

        OtherNamespace(String file) {
            super("the key store " + file + " was made for another namespace: set the namespace it was made for");
        }
    }
}
