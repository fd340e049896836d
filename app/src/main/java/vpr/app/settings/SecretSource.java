package vpr.app.settings;

import java.nio.file.Path;

/** Where a secret comes from. Nothing is written before {@link #read} is called. */
public sealed interface SecretSource {

    /**
     * The secret.
     *
     * @throws SecretFileException if its file is missing, readable by others, or not a secret
     */
    Secret read();

    /** The environment held the secret itself. */
    record Given(Secret read) implements SecretSource {}

    /** The environment named a file, which must be there. */
    record InFile(Path path) implements SecretSource {
        @Override
        public Secret read() {
            return SecretFile.read(path);
        }
    }

    /** The environment said nothing: the file of this installation, which the first reader fills with random digits. */
    record CreatedAtFirstRun(Path path) implements SecretSource {
        @Override
        public Secret read() {
            return SecretFile.readOrCreate(path);
        }
    }
}
