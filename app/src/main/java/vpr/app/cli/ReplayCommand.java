package vpr.app.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vpr.app.server.Replaying;
import vpr.app.settings.Settings;

/** {@code vpr replay}: drops the tables and fills them again from the records. */
@Command(
        name = "replay",
        description = "Fill the tables again from the records, and show that they are equal.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, SQLException {
        var report = Replaying.run(Settings.fromEnvironment(), step -> System.out.println("  " + step));
        System.out.print(report.text());
        return report.isEqual() ? 0 : 1;
    }
}
