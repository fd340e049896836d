package vpr.log.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile, as its path in C2SP tlog-tiles: {@code <L>/<N>[.p/<W>]}, N in groups of three digits of which all but the last
 * begin with an x. Full tiles have a width of 256 and no suffix.
 *
 * @param level 0 for hashes of entries; a hash of level l + 1 is the root of a full tile of level l
 * @param index which tile of its level, from 0
 * @param width how many hashes, 1 to 256
 */
public record TilePath(int level, long index, int width) {
    /** Hashes of a full tile. */
    public static final int FULL = 256;

    /** Levels above this one cannot exist. */
    public static final int MAX_LEVEL = 63;

    private static final int GROUP = 1000;
    private static final Pattern NUMBER = Pattern.compile("((?:x[0-9]{3}/){0,5})([0-9]{3})(?:[.]p/([1-9][0-9]{0,2}))?");

    /** @throws IllegalArgumentException naming the field and the rule */
    public TilePath {
        Rules.require(level >= 0 && level <= MAX_LEVEL, "level: must be 0 to 63");
        Rules.require(index >= 0, "index: must not be negative");
        Rules.require(width >= 1 && width <= FULL, "width: must be 1 to 256");
    }

    static TilePath full(int level, long index) {
        return new TilePath(level, index, FULL);
    }

    /**
     * @param number {@code <N>[.p/<W>]}
     * @throws IllegalArgumentException when it is not exactly what {@link #number()} would write
     */
    public static TilePath parse(int level, String number) {
        Matcher matcher = NUMBER.matcher(number);
        Rules.require(
                matcher.matches(), "tile: must be groups of three digits, and .p/1 to .p/255 where it is partial");
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", "") + matcher.group(2));
        String width = matcher.group(3);
        TilePath path = new TilePath(level, index, width == null ? FULL : Integer.parseInt(width));
        Rules.require(path.number().equals(number), "tile: must not have groups or a width that are not needed");
        return path;
    }

    /** True when all of its hashes are of complete subtrees of a tree of this size. */
    public boolean isIn(long size) {
        long hashes = level < Long.BYTES ? size >> (Long.BYTES * level) : 0;
        return index <= hashes / FULL && index * FULL + width <= hashes;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** {@code <N>[.p/<W>]}, such as {@code x001/x234/067.p/8}. */
    public String number() {
        StringBuilder text = new StringBuilder(group(index));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            text.insert(0, "x" + group(rest) + "/");
        }
        return isFull() ? text.toString() : text.append(".p/").append(width).toString();
    }

    private static String group(long n) {
        return Long.toString(GROUP + n % GROUP).substring(1);
    }

    /** {@code <L>/<N>[.p/<W>]}. */
    @Override
    public String toString() {
        return level + "/" + number();
    }
}
