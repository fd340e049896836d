package vpr.gitstore.verify;

/** Git's delta of one object from another: what to copy from the base, what to insert. */
final class Delta {
    private final byte[] delta;
    private int at;

    private Delta(byte[] delta) {
        this.delta = delta;
    }

    /** @throws ObjectException when the delta does not fit the base */
    static byte[] apply(byte[] base, byte[] delta, int most) throws ObjectException {
        try {
            return new Delta(delta).apply(base, most);
        } catch (IndexOutOfBoundsException e) {
            throw wrong();
        }
    }

    private byte[] apply(byte[] base, int most) throws ObjectException {
        long baseSize = size();
        long size = size();
        if (baseSize != base.length || size > most) {
            throw wrong();
        }
        var result = new byte[(int) size];
        int end = 0;
        while (at < delta.length) {
            int code = delta[at++] & 0xff;
            if (code == 0) {
                throw wrong();
            }
            int length = (code & 0x80) == 0 ? code : 0;
            if (length > 0) {
                System.arraycopy(delta, at, result, end, length);
                at += length;
            } else {
                int from = number(code, 4);
                length = number(code >>> 4, 3);
                length = length == 0 ? 0x10000 : length;
                System.arraycopy(base, from, result, end, length);
            }
            end += length;
        }
        if (end != result.length) {
            throw wrong();
        }
        return result;
    }

    private long size() {
        long size = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int next = delta[at++] & 0xff;
            size |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                break;
            }
        }
        return size;
    }

    /** Little-endian; only the bytes whose bit is set are there. */
    private int number(int bits, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            if ((bits & 1 << i) != 0) {
                number |= (delta[at++] & 0xff) << (8 * i);
            }
        }
        return number;
    }

    private static ObjectException wrong() {
        return new ObjectException(ProblemKind.OBJECT_CHANGED, "a delta must fit its base");
    }
}
