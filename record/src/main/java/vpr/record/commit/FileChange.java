package vpr.record.commit;

import java.util.Arrays;

/** What a commit does to one file. The bytes are shared, not copied: nobody changes them. */
public sealed interface FileChange {
    /** The file has these bytes from now on, new or not. */
    final class Put implements FileChange {
        private final byte[] bytes;

        public Put(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Put put && Arrays.equals(bytes, put.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Put[" + bytes.length + " bytes]";
        }
    }

    /** The file is there no longer. */
    record Remove() implements FileChange {}
}
