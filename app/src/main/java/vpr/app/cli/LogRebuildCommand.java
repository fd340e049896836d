package vpr.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vpr.app.server.LogRebuilding;
import vpr.app.settings.Settings;
import vpr.gitstore.OrderRebuild.Wanted;

/** {@code vpr log rebuild}: the log anew from the records alone. It needs no secret, and the server must be stopped. */
@Command(
        name = "rebuild",
        description = {
            "Make the log anew from the records, where journal and log are lost and there is no backup of them.",
            "The server must be stopped. Says what cannot be proved any more."
        },
        mixinStandardHelpOptions = true)
public final class LogRebuildCommand implements Callable<Integer> {
    private static final int STEPS = 20;
    private static final long SELDOM = 10_000;

    @Option(
            names = "--later-than",
            paramLabel = "EPOCH",
            defaultValue = "0",
            description = "an epoch that was used, such as the first four digits of a position that somebody has")
    int laterThan;

    @Option(
            names = "--accept-loss",
            description = "go on although the records hold fewer events than the last signed checkpoint says")
    boolean acceptLoss;

    @Override
    public Integer call() throws IOException {
        var rebuilding = LogRebuilding.of(Settings.fromEnvironment());
        var rebuilt = rebuilding.run(new Wanted(laterThan, acceptLoss), LogRebuildCommand::show);
        if (Terminal.isAttached()) {
            System.out.println();
        }
        rebuilding.words(rebuilt).forEach(System.out::println);
        return 0;
    }

    // How many there are is not known before all are read.
    private static void show(long records) {
        if (Terminal.isAttached() && records % STEPS == 0) {
            System.out.printf("\r  %d records read", records);
            System.out.flush();
        } else if (records % SELDOM == 0) {
            System.out.printf("  %d records read%n", records);
        }
    }
}
