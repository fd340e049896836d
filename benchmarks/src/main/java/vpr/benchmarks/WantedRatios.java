package vpr.benchmarks;

import java.util.Map;

/** What is wanted of added letters with one number of callers. */
record WantedRatios(Wanted git, Wanted postgres, Wanted postgresOverRest, Wanted ehrbase, Wanted rust) {
    private static final double ALL_OF_IT = 1;

    static final Elsewhere RUST = new Elsewhere(
            "the earlier program in Rust, over gRPC, signed, without any fsync", Map.of(1, 346.0, 8, 711.0, 64, 678.0));

    /** Letters a second of another program, by callers. */
    record Elsewhere(String name, Map<Integer, Double> rates) {
        double with(int callers) {
            return rates.getOrDefault(callers, Double.NaN);
        }

        String text() {
            return String.format(
                    "%s %.0f / %.0f / %.0f a second with 1 / 8 / 64 callers", name, with(1), with(8), with(64));
        }
    }

    static WantedRatios with(int callers) {
        var git = Wanted.atLeast(20);
        return switch (callers) {
            case 1 -> new WantedRatios(git, Wanted.atLeast(0.5), Wanted.NOTHING, Wanted.NOTHING, Wanted.NOTHING);
            case 8 -> served(git, Wanted.atLeast(0.35));
            default -> served(git, Wanted.atLeast(0.4));
        };
    }

    private static WantedRatios served(Wanted git, Wanted postgres) {
        return new WantedRatios(git, postgres, Wanted.atLeast(0.12), Wanted.atLeast(3), Wanted.atLeast(ALL_OF_IT));
    }
}
