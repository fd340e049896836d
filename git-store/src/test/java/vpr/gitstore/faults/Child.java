package vpr.gitstore.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vpr.gitstore.BareStore;
import vpr.gitstore.JavaProgram;

/** A {@link BareStore} as a process, and all the lines that it has printed. */
final class Child implements AutoCloseable {
    private static final Pattern ACK = Pattern.compile("ack \\d{4}-\\d{15} [0-9a-f]{32} [0-9a-f]{40}");

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Child(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** @param before words that stand before the command, such as those of strace */
    static Child start(List<String> before, Path data, Path errors, String... options) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(JavaProgram.command(BareStore.class, data.toString()));
        command.addAll(List.of(options));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start());
    }

    private void read() {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            // The end of the pipe, in another form.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** False when the process ended, or the time was over, before it printed such a line. */
    synchronized boolean await(Predicate<String> line, long millis) throws InterruptedException {
        return await(line, 0, millis) >= 0;
    }

    /** The number of the first such line from {@code from} on; -1 when none comes. */
    synchronized int await(Predicate<String> line, int from, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (int i = from; ; i++) {
            while (i >= lines.size()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    return -1;
                }
                wait(left);
            }
            if (line.test(lines.get(i))) {
                return i;
            }
        }
    }

    boolean awaitOpen() throws InterruptedException {
        return await(line -> line.startsWith("open "), 120_000);
    }

    /** How long opening took, recovery included. */
    synchronized long millisToOpen() {
        return lines.stream()
                .filter(line -> line.startsWith("open "))
                .mapToLong(line -> Long.parseLong(line.substring(5)))
                .findFirst()
                .orElse(0);
    }

    /** Whole lines only: a kill may have cut the last one short. */
    synchronized List<String> acknowledged() {
        return lines.stream()
                .filter(line -> ACK.matcher(line).matches())
                .map(line -> line.substring(4))
                .toList();
    }

    /** Until it has acknowledged so many events in all; at most the time. */
    synchronized void awaitAcknowledged(int events, long millis) throws InterruptedException {
        int from = 0;
        for (int n = 0; n < events && from >= 0; n++) {
            int found = await(line -> line.startsWith("ack "), from, millis);
            from = found < 0 ? found : found + 1;
        }
    }

    /** Whether more than so many events follow the line; those of other threads may still be on their way. */
    synchronized boolean acknowledgedAfter(String line, int events) {
        int at = lines.indexOf(line);
        return at >= 0
                && lines.subList(at, lines.size()).stream()
                                .filter(later -> ACK.matcher(later).matches())
                                .count()
                        > events;
    }

    /** What the process warned of, but for old locks, which it is right to tell of. */
    synchronized List<String> warnings() {
        return lines.stream()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .filter(line -> !line.endsWith("it is removed"))
                .toList();
    }

    void letRun(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; what it had printed is still read. */
    void kill() throws InterruptedException {
        close();
        process.waitFor();
        reader.join();
    }

    /** Until it ends by itself; killed after the time. */
    void awaitEnd(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            kill();
        }
        reader.join();
    }

    /** True when the store closed by itself. */
    boolean closeStore() throws InterruptedException {
        try {
            process.getOutputStream().write("close\n".getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            return false;
        }
        boolean closed = await("closed"::equals, 120_000);
        awaitEnd(10_000);
        return closed;
    }

    @Override
    public void close() {
        // By its handle: the process's own method would also drop the lines that are not read yet.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }
}
