package vpr.record;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts as people and machines write them, and as nobody should. */
public final class Texts {
    private static final List<String> PIECES = List.of(
            "a",
            "Zoë",
            "Müller-Pérez",
            "O'Brien",
            "שלום",
            "مرحبا",
            "😀",
            "👩‍👦",
            "e\u0301",
            " ",
            "  ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "- ",
            "-",
            ": ",
            ":",
            " #",
            "#",
            "?",
            ",",
            "[",
            "]",
            "{",
            "}",
            "&a",
            "*a",
            "!",
            "!!str",
            "|",
            ">",
            "'",
            "\"",
            "\\",
            "%",
            "@",
            "`",
            "---",
            "\n---\n",
            "...",
            "<<",
            "=",
            "~",
            "null",
            "true",
            "Yes",
            "no",
            "1",
            "1e5",
            "0x1F",
            "0o17",
            ".inf",
            ".nan",
            "2001-01-01",
            "12:30:45",
            "\u0000",
            "\u0007",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ud7ff",
            "\ue000",
            "\udbff\udfff",
            "\\n",
            "\\u0041");

    private Texts() {}

    /** Any text but with unpaired surrogates. */
    public static Arbitrary<String> any() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
        Arbitrary<String> characters =
                Arbitraries.strings().all().ofMaxLength(60).filter(Texts::isPaired);
        return Arbitraries.oneOf(Arbitraries.of(PIECES), pieces, characters).withoutEdgeCases();
    }

    /** What a {@link Line} accepts. */
    public static Arbitrary<String> line() {
        return any().map(text -> text.replaceAll("\\p{Cntrl}", "").strip())
                .map(text -> isLine(text) ? text : "Ångström");
    }

    /** What a letter's body accepts, its line ends line feeds. */
    public static Arbitrary<String> prose() {
        Arbitrary<String> lines = any().list().ofMaxSize(8).map(list -> String.join("\n", list));
        return lines.map(text -> text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cc}&&[^\\n\\t]]", ""))
                .map(text -> text.startsWith("\ufeff") || text.isBlank() ? "---\nletter_id: none\n---\n" + text : text);
    }

    private static boolean isPaired(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isLine(String text) {
        try {
            Line.check("text", text);
            return true;
        } catch (InvalidException e) {
            return false;
        }
    }
}
