package vpr.record.yaml;

/** How much YAML is read, and so how much is written. */
public final class YamlLimits {
    /** Bytes of one document. */
    public static final int BYTES = 1 << 20;

    /** Collections within one another. */
    public static final int DEPTH = 50;

    /** Collections and scalars together, keys apart. */
    public static final int NODES = 50_000;

    private YamlLimits() {}
}
