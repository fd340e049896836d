package vpr.gitstore.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param names of faults; empty for all of them
 */
record FaultOptions(Path home, List<String> names, Optional<Integer> rounds, boolean resume, boolean help) {
    static final String REPORT = "report";

    /** @throws IllegalArgumentException that names the word and the rule */
    static FaultOptions parse(String[] words, List<String> known) {
        Path home = Path.of("");
        List<String> names = new ArrayList<>();
        Optional<Integer> rounds = Optional.empty();
        boolean resume = false;
        boolean help = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--home" -> home = Path.of(value(words, ++i));
                case "--rounds" -> rounds = Optional.of(number(value(words, ++i)));
                case "--resume" -> resume = true;
                case "--help", "-h" -> help = true;
                default -> names.add(name(words[i], known));
            }
        }
        return new FaultOptions(home.toAbsolutePath().normalize(), List.copyOf(names), rounds, resume, help);
    }

    private static String value(String[] words, int at) {
        if (at == words.length) {
            throw new IllegalArgumentException(words[at - 1] + ": must be followed by a value");
        }
        return words[at];
    }

    private static int number(String word) {
        if (!word.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("--rounds: must be a number from 1");
        }
        return Integer.parseInt(word);
    }

    private static String name(String word, List<String> known) {
        if (!known.contains(word) && !word.equals(REPORT)) {
            throw new IllegalArgumentException(word + ": must be one of " + String.join(", ", known));
        }
        return word;
    }

    boolean wants(String name) {
        return names.isEmpty() || names.contains(name);
    }
}
