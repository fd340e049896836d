package vpr.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Pieces of real letters, all of one size. */
public final class Corpus {
    /** Bytes of a letter. */
    public static final int LETTER = 5_000;

    /** Bytes of a row that it is compared with. */
    public static final int ROW = 10_000;

    private static final String FILE = "/input/letters.jsonl";

    private Corpus() {}

    /** As many pieces as there are letters, each beginning where a letter does and going on into the next ones. */
    public static List<String> pieces(int bytes) {
        var texts = texts();
        var all = String.join("\n\n", texts) + "\n\n" + String.join("\n\n", texts);
        var pieces = new ArrayList<String>();
        int from = 0;
        for (var text : texts) {
            pieces.add(piece(all, from, bytes));
            from += text.length() + 2;
        }
        return List.copyOf(pieces);
    }

    // Only whole characters, so some are shorter by a byte or two.
    static String piece(String all, int from, int bytes) {
        int size = 0;
        int to = from;
        while (to < all.length()) {
            int character = all.codePointAt(to);
            size += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (size > bytes) {
                break;
            }
            to += Character.charCount(character);
        }
        return all.substring(from, to);
    }

    private static List<String> texts() {
        var json = JsonMapper.builder().build();
        try (var stream = Objects.requireNonNull(Corpus.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> json.readTree(line).get("text").asString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
