package vpr.benchmarks;

import java.util.Locale;
import vpr.benchmarks.load.Series;

/**
 * What a figure is to be, shown beside it.
 *
 * @param rule {@code ≥} or {@code ≤}; empty when nothing is wanted
 */
record Wanted(String rule, double bound) {
    static final Wanted NOTHING = new Wanted("", 0);

    static Wanted atLeast(double bound) {
        return new Wanted("≥", bound);
    }

    static Wanted atMost(double bound) {
        return new Wanted("≤", bound);
    }

    /** A ratio, with two decimals. */
    String beside(Series measured) {
        return beside(measured, 2);
    }

    /** In bold where the median is not as it is wanted. */
    String beside(Series measured, int decimals) {
        var figure = measured.text(decimals);
        if (rule.isEmpty()) {
            return figure;
        }
        var wanted = String.format(Locale.ROOT, "wanted %s %s", rule, number());
        return isMet(measured.median()) ? figure + ", " + wanted : "**" + figure + "**, " + wanted;
    }

    private boolean isMet(double median) {
        return rule.equals("≥") ? median >= bound : median <= bound;
    }

    private String number() {
        return String.format(Locale.ROOT, "%,.2f", bound).replaceFirst("\\.0+$", "");
    }
}
