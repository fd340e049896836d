package vpr.record.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document, core schema, and refuses what a record has no use for: a byte order mark, directives,
 * tags, anchors, aliases, a second document, duplicate keys, keys that are no texts, infinite numbers, and whatever
 * is beyond {@link YamlLimits}.
 */
public final class YamlReader {
    private static final int USUAL = 4096;
    private static final LoadSettings USUAL_SETTINGS = settings(USUAL);

    private YamlReader() {}

    /**
     * The tree that the bytes hold.
     *
     * @throws InvalidYamlException when they break a rule
     */
    public static Yaml read(byte[] bytes) {
        if (bytes.length > YamlLimits.BYTES) {
            throw new InvalidYamlException(0, 0, "must be at most " + YamlLimits.BYTES + " bytes");
        }
        String text = decode(bytes);
        if (text.startsWith("\uFEFF")) {
            throw new InvalidYamlException(1, 1, "must not begin with a byte order mark");
        }
        refuseDirectives(text);
        try {
            return new TreeBuilder(new Parse(settingsFor(text.length()))
                            .parseString(text)
                            .iterator())
                    .document();
        } catch (MarkedYamlEngineException e) {
            // The engine's own message quotes the text around the place, so neither it nor the cause is passed on.
            throw malformed(e.getProblemMark().or(e::getContextMark).orElse(null));
        } catch (YamlEngineException e) {
            throw new InvalidYamlException(0, 0, "must be well-formed YAML 1.2 without control characters");
        }
    }

    /** Those that most texts can have are kept: making them takes a tenth of the time that reading such a text does. */
    private static LoadSettings settingsFor(int length) {
        return length <= USUAL ? USUAL_SETTINGS : settings(length);
    }

    /** One buffer for the whole: the engine fails where a surrogate pair lies across two buffers. */
    private static LoadSettings settings(int length) {
        return LoadSettings.builder().setLabel("yaml").setBufferSize(length + 2).build();
    }

    /**
     * The mapping that the bytes hold.
     *
     * @throws InvalidYamlException when they break a rule or hold something else
     */
    public static Yaml.Mapping readMapping(byte[] bytes) {
        if (read(bytes) instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw new InvalidYamlException(1, 1, "must be a mapping");
    }

    /** The engine steps over directives that it does not know, so they are looked for here. */
    private static void refuseDirectives(String text) {
        int number = 1;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith("%")) {
                throw new InvalidYamlException(number, 1, "must not hold directives");
            }
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                return;
            }
            number++;
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidYamlException(0, 0, "must be UTF-8");
        }
    }

    private static InvalidYamlException malformed(@Nullable Mark mark) {
        return mark == null
                ? new InvalidYamlException(0, 0, "must be well-formed YAML 1.2")
                : new InvalidYamlException(mark.getLine() + 1, mark.getColumn() + 1, "must be well-formed YAML 1.2");
    }
}
