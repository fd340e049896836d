package vpr.app.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.VerificationReport;
import vpr.gitstore.verify.Verifier;

/** {@code vpr verify}: every commit of every record, and the log. It only reads, and needs no secret. */
@Command(
        name = "verify",
        description = "Verify every commit of every record, and the log. Exits with 1 when something is wrong.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private static final int STEPS = 20;

    @Override
    public Integer call() throws IOException {
        var data = Settings.fromEnvironment().data();
        var trusted = SignatureVerifier.ofInstallation(data, Clock.systemUTC());
        var report = new Verifier(data, trusted).verify(VerifyCommand::show);
        print(report);
        return report.clean() ? 0 : 1;
    }

    // A line that is written over on a terminal; elsewhere a line at every twentieth.
    private static void show(long checked, long all) {
        if (Terminal.isAttached()) {
            System.out.printf("\r  %d of %d records%s", checked, all, checked == all ? "\n" : "");
            System.out.flush();
        } else if (all >= STEPS && checked % (all / STEPS) == 0) {
            System.out.printf("  %d of %d records%n", checked, all);
        }
    }

    private static void print(VerificationReport report) {
        report.problems().forEach(problem -> System.out.println("PROBLEM " + problem));
        System.out.printf(
                "%d commits of %d records and %d leaves of the log verified, %d problems%n",
                report.commits(), report.records(), report.leaves(), report.problemCount());
        report.verdicts().forEach((verdict, count) -> System.out.println("  signatures " + verdict + ": " + count));
    }
}
