package vpr.record.commit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vpr.record.InvalidException;
import vpr.record.Violation;

/**
 * A commit's message: {@code <domain>:<action>: <summary>}, an empty line, the trailers. Nothing in it is a person's
 * but the author's.
 *
 * @param domain what was changed, such as letter
 * @param action what was done to it, such as create
 * @param summary a fixed sentence, never a clinical word
 */
public record CommitMessage(String domain, String action, String summary, Trailers trailers) {
    private static final int LONGEST = 16 * 1024;
    private static final Pattern WORD = Pattern.compile("[a-z]{1,30}");
    private static final Pattern SUMMARY = Pattern.compile("[A-Z][A-Za-z0-9 -]{0,58}[A-Za-z0-9]");
    private static final Pattern SUBJECT = Pattern.compile("([a-z]+):([a-z]+): (.+)");

    public CommitMessage {
        require("domain", WORD, domain, "must be 1 to 30 lower-case letters");
        require("action", WORD, action, "must be 1 to 30 lower-case letters");
        require("summary", SUMMARY, summary, "must be 2 to 60 letters, digits, spaces or hyphens");
    }

    /** Exactly as it stands in the commit, line feeds, a final one. */
    public String text() {
        return domain + ":" + action + ": " + summary + "\n\n" + trailers.text();
    }

    /**
     * The message of one of our own commits.
     *
     * @throws ForeignCommitException when it differs in any byte from what {@link #text} gives
     */
    public static CommitMessage parse(String text) {
        if (text.length() > LONGEST) {
            throw new ForeignCommitException("message", "must be at most " + LONGEST + " characters");
        }
        try {
            CommitMessage message = read(text);
            if (!message.text().equals(text)) {
                throw new ForeignCommitException("message", "must be in the canonical form");
            }
            return message;
        } catch (ForeignCommitException e) {
            throw e;
        } catch (InvalidException e) {
            Violation first = e.violations().getFirst();
            throw new ForeignCommitException(first.field(), first.rule());
        }
    }

    private static CommitMessage read(String text) {
        List<String> lines = text.lines().toList();
        Matcher subject = SUBJECT.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!subject.matches() || lines.size() < 3 || !lines.get(1).isEmpty()) {
            throw new ForeignCommitException(
                    "message", "must begin with <domain>:<action>: <summary>, an empty line and trailers");
        }
        Trailers trailers = Trailers.parse(new TrailerLines(lines.subList(2, lines.size())));
        return new CommitMessage(subject.group(1), subject.group(2), subject.group(3), trailers);
    }

    private static void require(String field, Pattern pattern, String value, String rule) {
        if (!pattern.matcher(value).matches()) {
            throw new InvalidException(field, rule);
        }
    }
}
