package vpr.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import vpr.app.settings.Settings;
import vpr.record.RecordId;

/** What was kept of commits that VPR did not make, and the decision about their records. */
public record ForeignCommits(Settings settings) {
    private static final String EXPLANATION = "README.txt";

    public static ForeignCommits of(Settings settings) {
        return new ForeignCommits(settings);
    }

    /** The folders of the records that are read-only, each with a text that says what happened. */
    public List<Path> list() throws IOException {
        if (!Files.isDirectory(foreign())) {
            return List.of();
        }
        try (var folders = Files.list(foreign())) {
            return folders.map(folder -> folder.resolve(EXPLANATION))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Takes the owner lock, so it is refused while the server runs.
     *
     * @return false, and nothing was touched, when the record is not read-only
     */
    public boolean release(RecordId record) throws IOException {
        if (!Files.exists(foreign().resolve(record.hex()).resolve(EXPLANATION))) {
            return false;
        }
        var clock = Clock.systemUTC();
        var keys = SigningKeys.open(settings, clock);
        try (var store = Installation.writer(settings, keys, clock)) {
            store.release(record);
            return true;
        }
    }

    private Path foreign() {
        return settings.data().resolve(".vpr").resolve("foreign");
    }
}
