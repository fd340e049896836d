package vpr.record.yaml;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import vpr.record.Texts;

/** Trees of every shape. */
public final class Trees {
    private static final BigDecimal LEAST = new BigDecimal("-1e30");

    private Trees() {}

    public static Arbitrary<Yaml> any() {
        return any(3);
    }

    public static Arbitrary<Yaml.Mapping> mapping() {
        return mapping(any(2));
    }

    /** Without jqwik's edge cases, whose number grows with every level. */
    private static Arbitrary<Yaml> any(int levels) {
        if (levels == 0) {
            return scalar();
        }
        Arbitrary<Yaml> inner = any(levels - 1);
        return Arbitraries.oneOf(scalar(), sequence(inner), mapping(inner).map(tree -> tree))
                .withoutEdgeCases();
    }

    private static Arbitrary<Yaml> scalar() {
        return Arbitraries.oneOf(
                        Texts.any().map(Yaml.Text::new),
                        Texts.any().map(Yaml.Text::new),
                        number(),
                        Arbitraries.of(true, false).map(Yaml.Bool::new),
                        Arbitraries.just(new Yaml.Null()))
                .withoutEdgeCases();
    }

    private static Arbitrary<Yaml> number() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Yaml.Num::of),
                Arbitraries.bigDecimals()
                        .between(LEAST, LEAST.negate())
                        .ofScale(9)
                        .map(number -> new Yaml.Num(number.toString())),
                Arbitraries.of("0x1F", "0o17", "+1", "-0", ".5", "1.", "1.00", "007", "1e5", "1E-30", "-1.5e+9999")
                        .map(Yaml.Num::new));
    }

    private static Arbitrary<Yaml> sequence(Arbitrary<Yaml> items) {
        return items.list().ofMaxSize(4).map(Yaml.Sequence::new);
    }

    private static Arbitrary<Yaml.Mapping> mapping(Arbitrary<Yaml> values) {
        Arbitrary<List<String>> keys = Texts.any()
                .filter(key -> key.length() <= 100)
                .list()
                .uniqueElements()
                .ofMaxSize(4);
        return keys.flatMap(names -> values.list().ofSize(names.size()).map(list -> {
            var entries = new LinkedHashMap<String, Yaml>();
            for (int i = 0; i < names.size(); i++) {
                entries.put(names.get(i), list.get(i));
            }
            return new Yaml.Mapping(entries);
        }));
    }
}
