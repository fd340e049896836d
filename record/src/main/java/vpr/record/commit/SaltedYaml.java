package vpr.record.commit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import vpr.record.yaml.Yaml;
import vpr.record.yaml.YamlReader;
import vpr.record.yaml.YamlWriter;

/** A YAML file whose first line is its salt, as a comment, so that no reader of the data meets it. */
public final class SaltedYaml {
    private SaltedYaml() {}

    public static byte[] write(Salt salt, Yaml.Mapping tree) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("# salt: " + salt.hex() + "\n").getBytes(US_ASCII));
        out.writeBytes(YamlWriter.write(tree));
        return out.toByteArray();
    }

    /** The tree; the salt is a comment like any other. */
    public static Yaml.Mapping read(byte[] file) {
        return YamlReader.readMapping(file);
    }
}
