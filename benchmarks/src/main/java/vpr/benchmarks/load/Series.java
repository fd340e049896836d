package vpr.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same figure, measured in several rounds. */
public final class Series {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    /** Of each round's figure the ratio to the other's of the same round. */
    public Series over(Series other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException("both need the same rounds");
        }
        var ratios = new Series();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return ratios;
    }

    /** Of each round's figure the ratio to a figure of elsewhere. */
    public Series over(double other) {
        var ratios = new Series();
        values.forEach(value -> ratios.add(value / other));
        return ratios;
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** {@code median (lowest–highest)} with so many decimals. */
    public String text(int decimals) {
        var sorted = values.stream().sorted().toList();
        var number = "%,." + decimals + "f";
        return String.format(
                Locale.ROOT,
                number + " (" + number + "–" + number + ")",
                median(),
                sorted.getFirst(),
                sorted.getLast());
    }
}
