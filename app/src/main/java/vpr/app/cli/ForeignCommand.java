package vpr.app.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vpr.app.server.ForeignCommits;
import vpr.app.settings.Settings;
import vpr.record.InvalidException;
import vpr.record.RecordId;

/** {@code vpr foreign}: records that are read-only because somebody else wrote to their repository. */
@Command(
        name = "foreign",
        description = "Records that are read-only because somebody wrote to their repository with git.",
        mixinStandardHelpOptions = true)
public final class ForeignCommand {
    @Command(name = "list", description = "Name them, with what was kept of the foreign commits.")
    int list() throws IOException {
        var kept = ForeignCommits.of(Settings.fromEnvironment()).list();
        kept.forEach(System.out::println);
        System.out.println(kept.size() + (kept.size() == 1 ? " record is read-only." : " records are read-only."));
        return 0;
    }

    @Command(
            name = "release",
            description = "Let a record take changes again, after a person has decided. The server must be stopped.")
    int release(@Parameters(paramLabel = "RECORD", description = "32 hexadecimal digits") String record)
            throws IOException {
        try {
            if (!ForeignCommits.of(Settings.fromEnvironment()).release(new RecordId(record))) {
                System.err.println("RECORD: must be one of those that vpr foreign list names");
                return 2;
            }
        } catch (InvalidException e) {
            System.err.println("RECORD: must be 32 lower-case hexadecimal digits");
            return 2;
        }
        System.out.println("Released: " + record);
        return 0;
    }
}
