package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import vpr.record.InvalidException;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.YamlReader;
import vpr.record.yaml.YamlWriter;

/**
 * {@code .vpr/store.yaml}: what is fixed when a data directory is made.
 *
 * @param logOrigin the log's name in its checkpoints, never used by another log
 */
record StoreFile(String namespace, String logOrigin) {
    private static final String FORMAT = "vpr.store/1";
    private static final String NAME = "store.yaml";
    private static final String NONE = "none";

    static Path path(Path data) {
        return StoreSettings.vpr(data).resolve(NAME);
    }

    static StoreFile read(Path data) throws IOException {
        Path path = path(data);
        try {
            var fields = new Fields(YamlReader.readMapping(Files.readAllBytes(path)))
                    .only("format", "namespace", "log_origin", "encryption");
            require(fields.text("format").equals(FORMAT), "format", "must be " + FORMAT);
            require(fields.text("encryption").equals(NONE), "encryption", "must be none in this version");
            return new StoreFile(fields.text("namespace"), fields.text("log_origin"));
        } catch (InvalidException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * The one that is there, or a new one for a new data directory.
     *
     * @throws InvalidException when it is of another namespace
     */
    static StoreFile openOrCreate(StoreSettings settings) throws IOException {
        if (!Files.exists(path(settings.data()))) {
            create(settings);
        }
        StoreFile file = read(settings.data());
        require(
                file.namespace.equals(settings.namespace()),
                "namespace",
                "must be the one that the data directory was made with, see .vpr/store.yaml");
        return file;
    }

    private static void create(StoreSettings settings) throws IOException {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        byte[] yaml = YamlWriter.write(new MappingBuilder()
                .text("format", FORMAT)
                .text("namespace", settings.namespace())
                .text("log_origin", settings.namespace() + "/" + HexFormat.of().formatHex(random))
                .text("encryption", NONE)
                .build());
        DurableFile.write(settings.vpr(), NAME, yaml);
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new InvalidException(field, rule);
        }
    }
}
