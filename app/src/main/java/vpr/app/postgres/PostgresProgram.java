package vpr.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a program of Postgres is started: in a session of its own, so that Ctrl-C reaches VPR alone; with a signal for the
 * moment VPR dies; and below root in a user namespace, because Postgres refuses root. In that namespace nobody has any
 * privilege, and files keep belonging to root on the outside.
 *
 * <p>The order matters: entering a user namespace would clear the parent-death signal.
 */
record PostgresProgram(boolean root) {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final int TAIL_LINES = 8;

    /** Refuses a machine on which Postgres cannot be started this way. */
    static PostgresProgram onThisMachine(PostgresFolder folder) {
        for (String tool : List.of("setsid", "setpriv", "unshare")) {
            requireOnPath(tool);
        }
        try {
            boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            PostgresProgram program = new PostgresProgram(root);
            if (root && !worksInNamespace(folder, "true")) {
                throw new EmbeddedPostgresException.RootRefused();
            }
            if (root && !worksInNamespace(folder, "test", "-w", folder.path().toString())) {
                throw new EmbeddedPostgresException.FolderClosed(folder.path());
            }
            return program;
        } catch (IOException e) {
            throw new EmbeddedPostgresException.StartFailed("looking at this machine", e);
        }
    }

    /** Runs a program to its end. */
    void runToEnd(String step, List<String> command, String input, Path output, Duration limit) {
        try {
            if (run(prefixed("KILL", command), input, output, limit) != 0) {
                throw new EmbeddedPostgresException.StartFailed(step, tail(output));
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException.StartFailed(step, e);
        }
    }

    /** The server: when the thread that starts it ends, it is told to shut down cleanly (INT, "fast"). */
    ProcessBuilder server(List<String> command) {
        return builder(prefixed("INT", command));
    }

    /** The last lines that a program printed. */
    static String tail(Path output) {
        try {
            List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + output + " cannot be read)";
        }
    }

    private List<String> prefixed(String signal, List<String> command) {
        List<String> all = new ArrayList<>(List.of("setsid"));
        if (root) {
            all.addAll(List.of("unshare", "-U"));
        }
        all.addAll(List.of("setpriv", "--pdeathsig", signal));
        all.addAll(command);
        return all;
    }

    private static boolean worksInNamespace(PostgresFolder folder, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("unshare", "-U"));
        all.addAll(List.of(command));
        return run(all, "", folder.outputOf("unshare"), PROBE_LIMIT) == 0;
    }

    private static int run(List<String> command, String input, Path output, Duration limit) throws IOException {
        Process process = builder(command).redirectOutput(output.toFile()).start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end within " + limit.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** VPR's environment may hold secrets, and PGDATA and its kin would lead Postgres astray: none of it is passed on. */
    private static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path == null ? "/usr/bin:/bin" : path, "LC_ALL", "C.UTF-8"));
        return builder;
    }

    private static void requireOnPath(String tool) {
        String path = System.getenv("PATH");
        for (String directory : (path == null ? "/usr/bin:/bin" : path).split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return;
            }
        }
        throw new EmbeddedPostgresException.ToolMissing(tool, "util-linux");
    }
}
