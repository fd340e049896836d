package vpr.record.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;

/**
 * What a mapping holds, as the types that a file's shape expects. Whatever is missing or of another type is an
 * {@link InvalidException} that names the field.
 */
public final class Fields {
    private final Yaml.Mapping mapping;

    public Fields(Yaml.Mapping mapping) {
        this.mapping = mapping;
    }

    /** Refuses keys that the shape does not know, for shapes that nobody else extends. */
    public Fields only(String... keys) {
        if (!Set.of(keys).containsAll(mapping.entries().keySet())) {
            throw new InvalidException("", "must hold no other fields than " + String.join(", ", keys));
        }
        return this;
    }

    public String text(String key) {
        String text = optionalText(key);
        if (text == null) {
            throw new InvalidException(key, "must be there");
        }
        return text;
    }

    public @Nullable String optionalText(String key) {
        return switch (mapping.get(key)) {
            case null -> null;
            case Yaml.Text(String text) -> text;
            default -> throw new InvalidException(key, "must be a text");
        };
    }

    public boolean bool(String key) {
        if (mapping.get(key) instanceof Yaml.Bool(boolean value)) {
            return value;
        }
        throw new InvalidException(key, "must be true or false");
    }

    /** What the function reads from the text in the field that it is told. */
    public <T> T parsed(String key, BiFunction<String, String, T> parse) {
        return parse.apply(key, text(key));
    }

    /** Null where there is no such key. */
    public <T> @Nullable T optionalParsed(String key, BiFunction<String, String, T> parse) {
        String text = optionalText(key);
        return text == null ? null : parse.apply(key, text);
    }

    /** What the function reads from the mapping there, its rules reported below this field. */
    public <T> T mapping(String key, Function<Fields, T> read) {
        T value = optionalMapping(key, read);
        if (value == null) {
            throw new InvalidException(key, "must be there");
        }
        return value;
    }

    /** Null where there is no such key. */
    public <T> @Nullable T optionalMapping(String key, Function<Fields, T> read) {
        return switch (mapping.get(key)) {
            case null -> null;
            case Yaml.Mapping inner -> InvalidException.within(key, () -> read.apply(new Fields(inner)));
            default -> throw new InvalidException(key, "must be a mapping");
        };
    }

    /** What the function reads from each mapping of the list there; empty where there is no such key. */
    public <T> List<T> mappings(String key, Function<Fields, T> read) {
        List<T> values = new ArrayList<>();
        for (Yaml item : items(key)) {
            String place = key + "[" + values.size() + "]";
            if (!(item instanceof Yaml.Mapping inner)) {
                throw new InvalidException(place, "must be a mapping");
            }
            values.add(InvalidException.within(place, () -> read.apply(new Fields(inner))));
        }
        return values;
    }

    /** Shows the mapping there, if there is one. */
    public void ifMapping(String key, Consumer<Fields> action) {
        var _ = optionalMapping(key, inner -> {
            action.accept(inner);
            return inner;
        });
    }

    /** Shows each mapping of the list there, if there is one. */
    public void eachMapping(String key, Consumer<Fields> action) {
        var _ = mappings(key, inner -> {
            action.accept(inner);
            return inner;
        });
    }

    /** The texts of the list there; empty where there is no such key. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Yaml item : items(key)) {
            if (!(item instanceof Yaml.Text(String text))) {
                throw new InvalidException(key + "[" + texts.size() + "]", "must be a text");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The texts of the list there, or the one text there; empty where there is no such key. */
    public List<String> textOrTexts(String key) {
        return mapping.get(key) instanceof Yaml.Text(String text) ? List.of(text) : texts(key);
    }

    public boolean has(String key) {
        return mapping.get(key) != null;
    }

    private List<Yaml> items(String key) {
        return switch (mapping.get(key)) {
            case null -> List.of();
            case Yaml.Sequence(List<Yaml> items) -> items;
            default -> throw new InvalidException(key, "must be a list");
        };
    }
}
