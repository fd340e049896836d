package vpr.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import vpr.app.settings.Settings;
import vpr.gitstore.signing.SignatureVerifier;
import vpr.gitstore.verify.KeptCheckpoint;
import vpr.gitstore.verify.VerificationProgress;
import vpr.gitstore.verify.VerificationReport;
import vpr.gitstore.verify.Verifier;

/** {@code vpr verify}: every commit of every record, and the log. It only reads, and needs no secret. */
@Command(
        name = "verify",
        description = {
            "Verify every commit of every record, and the log, its tree and its signed checkpoint.",
            "The server may run meanwhile."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is wrong",
            "2:a mistake in the call",
            "3:the records cannot be read"
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    static final int CLEAN = 0;
    static final int WRONG = 1;
    static final int UNREADABLE = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup
    private @Nullable Scope scope;

    @Option(names = "--json", description = "Print the report as JSON and nothing else to the standard output.")
    private boolean json;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A signed checkpoint that was kept elsewhere: the log must continue it. With --log-key.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--log-key",
            paramLabel = "VKEY",
            description = "The log's verifier key, as it was when the checkpoint was kept.")
    private @Nullable String logKey;

    static final class Scope {
        @Option(
                names = "--tips",
                description = "Only that each record's main is its last commit in the log, and the log: seconds.")
        boolean tips;

        @Option(names = "--full", description = "Every object, signature, content chain and leaf. The default.")
        boolean full;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                converter = Time.class,
                description = "As --tips, and every commit since then, such as 2026-03-01T00:00:00Z.")
        @Nullable
        Instant since;
    }

    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("must be a time such as 2026-03-01T00:00:00Z");
            }
        }
    }

    @Override
    public Integer call() {
        KeptCheckpoint kept = kept();
        Path data = Settings.fromEnvironment().data();
        VerificationReport report;
        var bar = new VerificationBar(json ? System.err : System.out);
        try {
            var verifier = new Verifier(data, SignatureVerifier.ofInstallation(data, Clock.systemUTC()));
            report = run(kept == null ? verifier : verifier.extending(kept), bar);
        } catch (IOException e) {
            System.err.println(data + " cannot be verified: " + e.getMessage());
            return UNREADABLE;
        } finally {
            bar.end();
        }
        print(report, System.out);
        return report.clean() ? CLEAN : WRONG;
    }

    private VerificationReport run(Verifier verifier, VerificationProgress progress) throws IOException {
        if (scope != null && scope.tips) {
            return verifier.tips(progress);
        }
        return scope != null && scope.since != null ? verifier.since(scope.since, progress) : verifier.full(progress);
    }

    private @Nullable KeptCheckpoint kept() {
        if (checkpoint == null && logKey == null) {
            return null;
        }
        if (checkpoint == null || logKey == null) {
            throw usage("--checkpoint and --log-key must be given together");
        }
        try {
            return KeptCheckpoint.of(Files.readAllBytes(checkpoint), logKey);
        } catch (IOException e) {
            throw usage("--checkpoint: " + checkpoint + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw usage("--checkpoint: " + e.getMessage());
        }
    }

    private ParameterException usage(String words) {
        if (spec == null) {
            throw new IllegalStateException("is run by the command line");
        }
        return new ParameterException(spec.commandLine(), words);
    }

    private void print(VerificationReport report, PrintStream out) {
        if (json) {
            out.println(VerificationJson.of(report));
            return;
        }
        report.problems().forEach(problem -> out.println("PROBLEM " + problem));
        if (report.problemCount() > report.problems().size()) {
            out.printf(
                    "and %d problems more%n",
                    report.problemCount() - report.problems().size());
        }
        out.printf(
                "%d commits of %d records and %d leaves of the log verified, %d problems%n",
                report.commits(), report.records(), report.leaves(), report.problemCount());
        report.kinds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> out.println("  " + kind.getKey() + ": " + kind.getValue()));
        report.verdicts().forEach((verdict, count) -> out.println("  signatures " + verdict + ": " + count));
        report.meanings().forEach((meaning, count) -> out.println("  " + meaning.stored() + ": " + count));
    }
}
