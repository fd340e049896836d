package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The disk is full, comes free, and is full again, below a store that is never restarted in between. */
final class FullDisks implements Fault {
    private static final int MEBIBYTES = 24;
    private static final int TIMES = 3;

    @Override
    public String name() {
        return "full";
    }

    @Override
    public String what() {
        return "a tmpfs of " + MEBIBYTES + " MiB is filled " + TIMES
                + " times below a writing process, with and without a"
                + " low-water mark: writes are refused and work again by themselves when space returns; then kill -9 and"
                + " full verification";
    }

    @Override
    public int rounds() {
        return 40;
    }

    @Override
    public Optional<String> cannot() {
        return Commands.isRoot() ? Commands.missing("mount", "umount") : Optional.of("only root may mount");
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        Path disk = Files.createDirectories(round.folder().resolve("disk"));
        Commands.unmount(disk);
        Commands.run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m,nr_inodes=0", "tmpfs", disk.toString());
        try {
            var victim = new Victim(round.folder(), disk.resolve("data"));
            victim.forget();
            fill(victim, disk.resolve("ballast"), round);
            Files.deleteIfExists(disk.resolve("ballast"));
            Settled.verify(victim, round);
        } finally {
            Commands.unmount(disk);
        }
    }

    private static void fill(Victim victim, Path ballast, Round round) throws IOException, InterruptedException {
        String mark = "lowWaterBytes=" + (round.number() % 2 == 0 ? 0 : 2 * 1024 * 1024);
        try (Child child = victim.start(mark, "records=8", "segmentBytes=262144", "checkpointMillis=100")) {
            if (!child.awaitOpen()) {
                round.falseAlarm("did not start: " + victim.complaint());
            }
            int seen = 0;
            for (int time = 0; time < TIMES && seen >= 0; time++) {
                child.awaitAcknowledged(20 * (time + 1), 10_000);
                fillUp(ballast);
                seen = child.await("full"::equals, seen, 60_000);
                Files.delete(ballast);
                seen = seen < 0 ? seen : child.await("room"::equals, seen, 60_000);
                if (seen < 0) {
                    round.missed("time " + time + ": writing was not refused, or did not go on: " + victim.complaint());
                } else {
                    round.add("filled and went on", 1);
                }
            }
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
        }
    }

    /** To the last byte. */
    private static void fillUp(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            for (byte[] zeros = new byte[4096]; ; ) {
                out.write(zeros);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }
}
