package vpr.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vpr.app.embedded.Pause;

/**
 * Processes of a Postgres that lost its owner. Asked for under the owner lock: whatever still runs in the data directory
 * then is the rest of a VPR that was killed, and is on its way out or must be.
 */
final class PostgresProcesses {

    private static final Duration CLEAN_STOP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private PostgresProcesses() {}

    /** Waits for, and if need be ends, what runs in the data directory. Then the directory is free. */
    static void endAll(PostgresFolder folder, PostgresBinaries binaries, PostgresProgram program) {
        if (!in(folder.data()).isEmpty() && recordedPid(folder).isPresent()) {
            tellToStop(folder, binaries, program);
        }
        if (!goneWithin(folder, CLEAN_STOP)) {
            in(folder.data()).forEach(ProcessHandle::destroyForcibly);
            if (!goneWithin(folder, CLEAN_STOP)) {
                throw new EmbeddedPostgresException.StartFailed(
                        "ending the Postgres of an earlier run", "It still runs in " + folder.data());
            }
        }
        forgetForeignPid(folder);
    }

    private static void tellToStop(PostgresFolder folder, PostgresBinaries binaries, PostgresProgram program) {
        try {
            program.runToEnd(
                    "stopping the Postgres of an earlier run",
                    List.of(
                            binaries.program("pg_ctl"),
                            "stop",
                            "-D",
                            folder.data().toString(),
                            "-m",
                            "fast",
                            "-W"),
                    "",
                    folder.outputOf("pg_ctl"),
                    CLEAN_STOP);
        } catch (EmbeddedPostgresException.StartFailed e) {
            // It ended between the look and the signal, or it will not: the wait that follows tells.
        }
    }

    private static boolean goneWithin(PostgresFolder folder, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!in(folder.data()).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(PAUSE);
        }
        return true;
    }

    /**
     * After a reboot the number in postmaster.pid may be another program's, and Postgres would refuse to start. Nothing
     * runs in the directory (that was waited for), so the file is stale. One whose process is gone stays: Postgres
     * judges it better itself, by the shared memory it names.
     */
    private static void forgetForeignPid(PostgresFolder folder) {
        recordedPid(folder).flatMap(ProcessHandle::of).ifPresent(foreign -> {
            try {
                Files.delete(folder.postmasterPid());
            } catch (IOException e) {
                throw new EmbeddedPostgresException.StartFailed("removing the stale postmaster.pid", e);
            }
        });
    }

    private static Optional<Long> recordedPid(PostgresFolder folder) {
        try {
            return Files.readAllLines(folder.postmasterPid()).stream()
                    .findFirst()
                    .map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Every process of Postgres works in the data directory; a shell that somebody left there is none. */
    static List<ProcessHandle> in(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> data.equals(link(process, "cwd"))
                        && link(process, "exe").getFileName().toString().startsWith("postgres"))
                .toList();
    }

    private static Path link(ProcessHandle process, String name) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), name));
        } catch (IOException e) {
            return Path.of("gone");
        }
    }
}
