package vpr.record.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds a mapping, entry after entry in the order in which they are to stand. */
public final class MappingBuilder {
    private final SequencedMap<String, Yaml> entries = new LinkedHashMap<>();

    public MappingBuilder put(String key, Yaml value) {
        entries.put(key, value);
        return this;
    }

    public MappingBuilder text(String key, String value) {
        return put(key, new Yaml.Text(value));
    }

    /** Nothing where the value is null. */
    public MappingBuilder optionalText(String key, @Nullable String value) {
        return value == null ? this : text(key, value);
    }

    public MappingBuilder bool(String key, boolean value) {
        return put(key, new Yaml.Bool(value));
    }

    /** A list of texts; nothing where there are none. */
    public MappingBuilder texts(String key, Collection<String> values) {
        return sequence(key, values, Yaml.Text::new);
    }

    /** A list; nothing where there are no values. */
    public <T> MappingBuilder sequence(String key, Collection<T> values, Function<T, ? extends Yaml> write) {
        List<Yaml> items = values.stream().<Yaml>map(write).toList();
        return items.isEmpty() ? this : put(key, new Yaml.Sequence(items));
    }

    public MappingBuilder mapping(String key, MappingBuilder inner) {
        return put(key, inner.build());
    }

    /** All entries of another mapping, but these keys. */
    public MappingBuilder allBut(Yaml.Mapping other, String... keys) {
        other.entries().forEach((key, value) -> {
            if (!List.of(keys).contains(key)) {
                put(key, value);
            }
        });
        return this;
    }

    public Yaml.Mapping build() {
        return new Yaml.Mapping(entries);
    }
}
