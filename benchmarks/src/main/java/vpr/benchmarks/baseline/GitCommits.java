package vpr.benchmarks.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vpr.benchmarks.load.Callers;
import vpr.benchmarks.load.Corpus;
import vpr.benchmarks.load.Round;
import vpr.benchmarks.load.Until;
import vpr.benchmarks.load.Uuid7;

/**
 * {@code git add} and {@code git commit} of one letter, everything synced. Each caller has repositories of its own, because
 * git refuses a second writer of one repository.
 */
public final class GitCommits {
    private static final int REPOSITORIES = 500;
    private static final List<String> OPTIONS = List.of(
            "core.fsync=all",
            "core.fsyncMethod=fsync",
            "gc.auto=0",
            "maintenance.auto=false",
            "user.name=Dr Jane Smith",
            "user.email=jane@example.org");

    private static final List<String> NOT_SIGNED = List.of("commit.gpgSign=false");

    private final Path directory;
    private final List<String> signing;
    private final List<String> texts = Corpus.pieces(Corpus.LETTER);

    private GitCommits(Path directory, List<String> signing) {
        this.directory = directory;
        this.signing = signing;
    }

    public static GitCommits notSigned(Path directory) throws IOException, InterruptedException {
        return open(Files.createDirectories(directory), NOT_SIGNED);
    }

    /** Each signed as VPR signs, by {@code openssl}. */
    public static GitCommits signed(Path directory) throws IOException, InterruptedException {
        return open(
                directory, GitSigner.make(Files.createDirectories(directory)).options());
    }

    private static GitCommits open(Path directory, List<String> signing) throws IOException, InterruptedException {
        var commits = new GitCommits(directory, signing);
        for (int i = 0; i < REPOSITORIES; i++) {
            commits.git(directory, "init", "--quiet", "--initial-branch=main", Integer.toString(i));
        }
        return commits;
    }

    /** What {@code git --version} says. */
    public static String version() throws IOException, InterruptedException {
        var process = new ProcessBuilder("git", "--version").start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    public Round commit(int callers, Until until) throws Exception {
        return Callers.run(
                callers, until, caller -> committing(callers, caller, new Random(caller)), Callers.Drain.NOTHING);
    }

    private Callers.Call committing(int callers, int caller, Random random) {
        int own = REPOSITORIES / callers;
        return () -> {
            var repository = directory.resolve(Integer.toString(caller + callers * random.nextInt(own)));
            var file = Uuid7.now() + ".md";
            Files.writeString(repository.resolve(file), texts.get(random.nextInt(texts.size())));
            git(repository, "add", file);
            git(repository, "commit", "--quiet", "--message=letter:create: Letter added");
        };
    }

    private void git(Path where, String... words) throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add("git");
        OPTIONS.forEach(option -> line.addAll(List.of("-c", option)));
        signing.forEach(option -> line.addAll(List.of("-c", option)));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("git " + words[0] + " failed in " + where);
        }
    }
}
