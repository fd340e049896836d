package vpr.app.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import vpr.app.embedded.LoopbackPort;
import vpr.app.embedded.Pause;
import vpr.app.embedded.ProcessLock;

/** The server with the lock that makes it this process's own. */
record OwnedServer(PostgresServer server, Login login, ProcessLock owner) implements AutoCloseable {

    private static final int PORTS_TO_TRY = 3;
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration TELL_AFTER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Takes over what a crash left, then starts. Gives the lock back when it fails. */
    static OwnedServer start(PostgresFolder folder, ProcessLock owner, Consumer<String> progress) {
        try {
            PostgresProgram program = PostgresProgram.onThisMachine(folder);
            folder.deleteUnfinished();
            PostgresBinaries binaries = PostgresBinaries.unpacked(folder, program, progress);
            PostgresProcesses.endAll(folder, binaries, program);
            DatabaseCluster.prepare(folder, binaries, program, progress);
            return start(folder, binaries, program, owner, progress);
        } catch (IOException e) {
            owner.close();
            throw new EmbeddedPostgresException.StartFailed("preparing " + folder.path(), e);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } finally {
            owner.close();
        }
    }

    /** Between choosing a port and listening on it another program can take it: then the next one. */
    private static OwnedServer start(
            PostgresFolder folder,
            PostgresBinaries binaries,
            PostgresProgram program,
            ProcessLock owner,
            Consumer<String> progress)
            throws IOException {
        for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            int port = LoopbackPort.choose(folder.port());
            Login login = Login.at(port, DatabaseCluster.password(folder));
            LoopbackPort.keep(folder.port(), port);
            PostgresServer server = PostgresServer.start(folder, binaries, program, port);
            if (isReady(server, login, progress)) {
                return new OwnedServer(server, login, owner);
            }
            boolean knowsAnotherPassword = server.isRunning() && login.attempt() == Login.Answer.WRONG_PASSWORD;
            server.stop();
            if (knowsAnotherPassword) {
                throw new EmbeddedPostgresException.PasswordMissing(folder.password(), folder.data());
            }
            if (LoopbackPort.isFree(port)) {
                break;
            }
        }
        throw new EmbeddedPostgresException.StartFailed("starting the server", PostgresProgram.tail(folder.log()));
    }

    /** False when the server ended, does not know the password, or did not get ready in time. */
    private static boolean isReady(PostgresServer server, Login login, Consumer<String> progress) {
        long begun = System.nanoTime();
        boolean told = false;
        while (server.isRunning() && System.nanoTime() - begun < READY_LIMIT.toNanos()) {
            switch (login.attempt()) {
                case IN -> {
                    return true;
                }
                case WRONG_PASSWORD -> {
                    return false;
                }
                case NOT_NOW -> Pause.of(PAUSE);
            }
            if (!told && System.nanoTime() - begun > TELL_AFTER.toNanos()) {
                progress.accept("Postgres recovers from an unclean end");
                told = true;
            }
        }
        return false;
    }
}
