package vpr.record.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import vpr.record.InvalidException;

/**
 * Writes a tree in the one canonical form: block style, two spaces an indentation, {@code []} and {@code {}} when empty,
 * one line a scalar (a line break in a text is {@code \n}), line feeds, a final one. Reading it gives the same tree.
 */
public final class YamlWriter {
    private final StringBuilder out = new StringBuilder();
    private int nodes;

    private YamlWriter() {}

    /**
     * The canonical bytes.
     *
     * @throws InvalidException when the tree is beyond {@link YamlLimits}, so that it could not be read again
     */
    public static byte[] write(Yaml tree) {
        var writer = new YamlWriter();
        writer.document(tree);
        byte[] bytes = writer.out.toString().getBytes(UTF_8);
        if (bytes.length > YamlLimits.BYTES) {
            throw new InvalidException("yaml", "must be at most " + YamlLimits.BYTES + " bytes");
        }
        return bytes;
    }

    private void document(Yaml tree) {
        if (isNested(tree)) {
            nested(tree, 0);
        } else {
            count();
            out.append(onOneLine(tree)).append('\n');
        }
    }

    private void nested(Yaml tree, int depth) {
        count();
        if (depth >= YamlLimits.DEPTH) {
            throw new InvalidException("yaml", "must be at most " + YamlLimits.DEPTH + " levels deep");
        }
        switch (tree) {
            case Yaml.Mapping mapping -> mapping.entries().forEach((key, value) -> entry(key, value, depth));
            case Yaml.Sequence sequence -> sequence.items().forEach(item -> item(item, depth));
            default -> throw new IllegalStateException("only collections are nested");
        }
    }

    private void entry(String key, Yaml value, int depth) {
        indent(depth);
        out.append(TextForm.of(key)).append(':');
        if (isNested(value)) {
            out.append('\n');
            nested(value, depth + 1);
        } else {
            scalar(value, depth);
        }
    }

    /** An item's own entries begin on the line of its hyphen, two columns further in. */
    private void item(Yaml value, int depth) {
        indent(depth);
        out.append('-');
        if (isNested(value)) {
            int start = out.length();
            nested(value, depth + 1);
            int indentation = 2 * (depth + 1);
            out.replace(start, start + indentation, " ");
        } else {
            scalar(value, depth);
        }
    }

    private void scalar(Yaml value, int depth) {
        count();
        if (depth + 1 >= YamlLimits.DEPTH && (value instanceof Yaml.Mapping || value instanceof Yaml.Sequence)) {
            throw new InvalidException("yaml", "must be at most " + YamlLimits.DEPTH + " levels deep");
        }
        out.append(' ').append(onOneLine(value)).append('\n');
    }

    private static String onOneLine(Yaml value) {
        return switch (value) {
            case Yaml.Text(String text) -> TextForm.of(text);
            case Yaml.Num(String literal) -> literal;
            case Yaml.Bool(boolean bool) -> bool ? "true" : "false";
            case Yaml.Null() -> "null";
            case Yaml.Mapping mapping -> "{}";
            case Yaml.Sequence sequence -> "[]";
        };
    }

    private static boolean isNested(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping -> !mapping.entries().isEmpty();
            case Yaml.Sequence sequence -> !sequence.items().isEmpty();
            default -> false;
        };
    }

    private void indent(int depth) {
        out.repeat("  ", depth);
    }

    private void count() {
        if (++nodes > YamlLimits.NODES) {
            throw new InvalidException("yaml", "must be at most " + YamlLimits.NODES + " values");
        }
    }
}
