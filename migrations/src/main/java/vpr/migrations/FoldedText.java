package vpr.migrations;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is sorted and searched: without accents, without case, words parted by one space. Writer and reader of the
 * tables must fold alike, so a change here needs a replay.
 */
public final class FoldedText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02BC`]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FoldedText() {}

    /** Folds; the result is empty when there is no letter and no digit. Folding it again changes nothing. */
    public static String of(String text) {
        return String.join(" ", words(text));
    }

    /** The folded words in their order: {@code O'Brien-Müller} is {@code obrien} and {@code muller}. */
    public static List<String> words(String text) {
        var lower = decomposed(text).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(lower.length());
        lower.codePoints().forEach(letter -> plain.append(withoutStroke(letter)));
        // Lower case may decompose once more, as the dotted capital I does.
        var folded = decomposed(APOSTROPHES.matcher(plain).replaceAll(""));
        return Arrays.stream(BETWEEN_WORDS.split(folded))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String decomposed(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    // Letters that Unicode does not decompose, as a person without such a keyboard writes them.
    private static String withoutStroke(int letter) {
        return switch (letter) {
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'ħ' -> "h";
            case 'ŧ' -> "t";
            case 'ı' -> "i";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ς' -> "σ";
            default -> Character.toString(letter);
        };
    }
}
