package vpr.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import vpr.app.settings.Settings;
import vpr.gitstore.GitStore;
import vpr.gitstore.StoreSettings;
import vpr.log.LogSettings;
import vpr.record.RecordId;

/** What was kept of commits that VPR did not make, and the decision about their records. */
public record ForeignCommits(Settings settings) {
    public static ForeignCommits of(Settings settings) {
        return new ForeignCommits(settings);
    }

    /** The folders of the records that are read-only, each with a text that says what happened. */
    public List<Path> list() throws IOException {
        var foreign = settings.data().resolve(".vpr").resolve("foreign");
        if (!Files.isDirectory(foreign)) {
            return List.of();
        }
        try (var folders = Files.list(foreign)) {
            return folders.map(folder -> folder.resolve("README.txt"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    /** Takes the owner lock, so it is refused while the server runs. */
    public void release(RecordId record) throws IOException {
        var clock = Clock.systemUTC();
        var keys = Installation.keys(settings, clock);
        try (var store = GitStore.openWriter(
                new StoreSettings(settings.data(), settings.namespace(), LogSettings.defaults()),
                keys.signer(),
                clock)) {
            store.release(record);
        }
    }
}
