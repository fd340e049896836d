package vpr.record.commit;

import java.util.Arrays;

/** A file as the store has it. The bytes are shared, not copied: nobody changes them. */
public sealed interface StoredFile {
    /** Its bytes are there. */
    final class Bytes implements StoredFile {
        private final byte[] bytes;

        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }

        /** How many they are. */
        public int size() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes file && Arrays.equals(bytes, file.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }

    /**
     * Its bytes were removed from the store, in history too.
     *
     * @param redactionId the redaction that says why
     */
    record Removed(String redactionId) implements StoredFile {}
}
