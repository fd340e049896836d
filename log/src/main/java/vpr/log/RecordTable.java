package vpr.log;

import java.util.Optional;

/**
 * Record → number of its last leaf, 16 bytes a place: the first 64 and the last 24 bits of the id, and 40 bits of the number
 * plus one. Two ids that differ in the other 40 bits only would share a place; whoever reads compares with the leaf. 256 parts,
 * so that what grows at a time is small beside the whole. Not safe for several threads.
 */
final class RecordTable {
    static final int PARTS = 256;
    private static final int NUMBER_BITS = 40;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;
    private static final int FIRST_PLACES = 16;

    private final Part[] parts = new Part[PARTS];

    RecordTable() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part(FIRST_PLACES);
        }
    }

    void put(RecordKey key, long number) {
        LeafRules.require(number < NUMBER, "leaves: must be fewer than 2^40");
        long hash = key.hash();
        part(hash).put(key.high(), key.low() << NUMBER_BITS, number + 1);
    }

    /** −1 when there is none. */
    long get(RecordKey key) {
        Part part = part(key.hash());
        int place = part.place(key.high(), key.low() << NUMBER_BITS);
        return (part.words[place + 1] & NUMBER) - 1;
    }

    private Part part(long hash) {
        return parts[(int) (hash >>> 56)];
    }

    long size() {
        long size = 0;
        for (Part part : parts) {
            size += part.used;
        }
        return size;
    }

    /** Of all parts, in order: their places, free ones too, two words each. */
    long[][] words() {
        long[][] words = new long[PARTS][];
        for (int i = 0; i < PARTS; i++) {
            words[i] = parts[i].words;
        }
        return words;
    }

    /** What {@link #words} gave; empty when it cannot have: each part has a free place. */
    static Optional<RecordTable> of(long[][] words) {
        var table = new RecordTable();
        for (int i = 0; i < PARTS; i++) {
            table.parts[i] = new Part(words[i]);
            if (table.parts[i].used >= words[i].length / 2) {
                return Optional.empty();
            }
        }
        return Optional.of(table);
    }

    private static final class Part {
        private long[] words;
        private int used;

        Part(int places) {
            this.words = new long[2 * places];
        }

        Part(long[] words) {
            this.words = words;
            for (int i = 1; i < words.length; i += 2) {
                used += words[i] == 0 ? 0 : 1;
            }
        }

        void put(long high, long low, long number) {
            int place = place(high, low);
            if (words[place + 1] == 0) {
                if (used * 20L >= words.length / 2 * 17L) {
                    grow();
                    place = place(high, low);
                }
                used++;
            }
            words[place] = high;
            words[place + 1] = low | number;
        }

        /** Where the id is, else the free place where it would be: at least one in seven is free. */
        private int place(long high, long low) {
            int places = words.length / 2;
            int place = (int) Math.unsignedMultiplyHigh(spread(high, low), places) * 2;
            while (words[place + 1] != 0 && !(words[place] == high && (words[place + 1] & ~NUMBER) == low)) {
                place += 2;
                if (place == words.length) {
                    place = 0;
                }
            }
            return place;
        }

        // Of what is kept of an id only, so that it is found again when the part grows.
        private static long spread(long high, long low) {
            return new RecordKey(high, low).hash();
        }

        private void grow() {
            long[] old = words;
            words = new long[2 * (old.length / 2 * 5 / 4 + 1)];
            for (int i = 0; i < old.length; i += 2) {
                if (old[i + 1] != 0) {
                    int place = place(old[i], old[i + 1] & ~NUMBER);
                    words[place] = old[i];
                    words[place + 1] = old[i + 1];
                }
            }
        }
    }
}
