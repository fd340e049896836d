package vpr.record.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vpr.record.EntryId;
import vpr.record.InvalidException;
import vpr.record.commit.Salt;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.YamlReader;
import vpr.record.yaml.YamlWriter;

/**
 * {@code body.md}: front matter between two lines {@code ---}, then the prose as it is. The front matter is known by its
 * first two lines, {@code ---} and {@code letter_id: …}; a file that begins otherwise is prose alone. So prose may begin
 * with {@code ---}: ours always stands behind a front matter.
 *
 * @param letter null where the file has no front matter
 */
record BodyFile(@Nullable EntryId letter, List<String> references, String prose) {
    private static final String FENCE = "---\n";
    private static final String START = FENCE + "letter_id:";

    static byte[] write(EntryId letter, Salt salt, List<String> references, String prose) {
        byte[] frontMatter = YamlWriter.write(new MappingBuilder()
                .text("letter_id", letter.toString())
                .text("salt", salt.hex())
                .texts("references", references)
                .build());
        return (FENCE + new String(frontMatter, UTF_8) + FENCE + prose).getBytes(UTF_8);
    }

    static BodyFile read(byte[] file) {
        String text = decode(file);
        if (!text.startsWith(START)) {
            return new BodyFile(null, List.of(), text);
        }
        int end = text.indexOf("\n" + FENCE, FENCE.length());
        if (end < 0) {
            throw new InvalidException("front matter", "must end with a line ---");
        }
        String frontMatter = text.substring(FENCE.length(), end + 1);
        return InvalidException.within("front matter", () -> {
            Fields fields = new Fields(YamlReader.readMapping(frontMatter.getBytes(UTF_8)))
                    .only("letter_id", "salt", "references");
            return new BodyFile(
                    fields.parsed("letter_id", EntryId::parse),
                    fields.textOrTexts("references"),
                    text.substring(end + 1 + FENCE.length()));
        });
    }

    private static String decode(byte[] file) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidException("", "must be UTF-8");
        }
    }
}
