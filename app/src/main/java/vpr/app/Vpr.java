package vpr.app;

/** The executable. */
public final class Vpr {
    private Vpr() {}

    public static void main(String[] args) {
        System.exit(args.length);
    }
}
