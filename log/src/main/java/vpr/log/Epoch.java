package vpr.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code log/epoch}, one line. Of a log that was begun empty: {@code vpr.epoch/1} and four digits. Of one whose order was
 * rebuilt: {@code vpr.epoch/2}, four digits, {@code after}, and the size and root of the last signed checkpoint that was
 * known of the log before, or {@code none}.
 */
record Epoch(int number, Optional<KnownTree> after) {
    static final int FIRST = 1;
    private static final Pattern BEGUN = Pattern.compile("vpr\\.epoch/1 ([0-9]{4})\n");
    private static final Pattern REBUILT =
            Pattern.compile("vpr\\.epoch/2 ([0-9]{4}) after (?:none|(0|[1-9][0-9]{0,14}) ([0-9a-f]{64}))\n");

    static Epoch first() {
        return new Epoch(FIRST, Optional.empty());
    }

    void write(Path file, Disk disk) throws IOException {
        disk.replace(file, text().getBytes(US_ASCII));
    }

    /** @return empty when there is no file */
    static Optional<Epoch> read(Path file) throws IOException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), US_ASCII);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(parse(file, text));
    }

    private static Epoch parse(Path file, String text) throws CorruptLogException {
        var begun = BEGUN.matcher(text);
        if (begun.matches()) {
            return new Epoch(Integer.parseInt(begun.group(1)), Optional.empty());
        }
        var rebuilt = REBUILT.matcher(text);
        if (!rebuilt.matches()) {
            throw new CorruptLogException(file + " at offset 0: must be one line, 'vpr.epoch/1' and four digits, or"
                    + " 'vpr.epoch/2', four digits, 'after', and a size and a root or 'none'");
        }
        return new Epoch(
                Integer.parseInt(rebuilt.group(1)),
                Optional.ofNullable(rebuilt.group(2))
                        .map(size -> new KnownTree(Long.parseLong(size), rebuilt.group(3))));
    }

    String text() {
        String digits = Integer.toString(10_000 + number).substring(1);
        return number == FIRST
                ? "vpr.epoch/1 " + digits + "\n"
                : "vpr.epoch/2 " + digits + " after "
                        + after.map(tree -> tree.size() + " " + tree.root()).orElse("none") + "\n";
    }
}
