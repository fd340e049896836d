package vpr.gitstore.verify;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import vpr.gitstore.VerifiableStore;
import vpr.gitstore.signing.SignatureVerifier;

/**
 * Commits verified a second. Not a test: a program to be run by hand. Arguments: folder for the data, which is filled when it
 * is not there yet; records; letters of each; rounds; numbers of threads.
 */
final class VerificationSpeed {
    private VerificationSpeed() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        if (!Files.isDirectory(data)) {
            VerifiableStore.fill(data, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
        var signatures = SignatureVerifier.ofInstallation(data, Clock.systemUTC());
        int rounds = Integer.parseInt(arguments[3]);
        for (int i = 4; i < arguments.length; i++) {
            for (int round = 0; round < rounds; round++) {
                run(new Verifier(data, signatures), Integer.parseInt(arguments[i]));
            }
        }
    }

    private static void run(Verifier verifier, int threads) throws IOException {
        long start = System.nanoTime();
        long cpuStart = cpu();
        VerificationReport full = verifier.onThreads(threads).full(VerificationProgress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = (cpu() - cpuStart) / 1e9;
        start = System.nanoTime();
        VerificationReport tips = verifier.onThreads(threads).tips(VerificationProgress.NONE);
        double tipSeconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d threads: %d commits of %d records in %.2f s, %.0f a second of the clock, %.0f a second of"
                        + " CPU, %d problems;"
                        + " tips in %.2f s, %d problems%n",
                threads,
                full.commits(),
                full.records(),
                seconds,
                full.commits() / seconds,
                full.commits() / cpu,
                full.problemCount(),
                tipSeconds,
                tips.problemCount());
        full.problems().stream().limit(3).forEach(System.out::println);
    }

    /** Of the whole process, collecting garbage and compiling included. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
