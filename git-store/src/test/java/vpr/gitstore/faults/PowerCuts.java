package vpr.gitstore.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The power is cut below a writing or a recovering store: what was never flushed is gone, of every file. */
final class PowerCuts implements Fault {
    private static final int ROUNDS_A_STORE = 10;
    private static final long MEBIBYTES = 384;

    @Override
    public String name() {
        return "power";
    }

    @Override
    public String what() {
        return "the power of an ext4 disk is cut (a loop device, EXT4_IOC_SHUTDOWN without a flush of its log) below a"
                + " writing process, one time in four while it recovers; verified in full after each cut; every other store joins its packs all the time";
    }

    @Override
    public int rounds() {
        return 200;
    }

    @Override
    public Optional<String> cannot() {
        return LoopDisk.cannot();
    }

    @Override
    public void round(Round round) throws IOException, InterruptedException {
        try (LoopDisk disk = disk(round)) {
            var victim = new Victim(round.folder(), disk.folder().resolve("data"));
            if (!Files.exists(victim.data())) {
                victim.forget();
            }
            cut(disk, victim, round);
            recover(victim, round);
            if (round.last()) {
                disk.discard();
            }
        }
    }

    private static LoopDisk disk(Round round) throws IOException, InterruptedException {
        Optional<LoopDisk> existing =
                round.number() % ROUNDS_A_STORE == 1 ? Optional.empty() : LoopDisk.existing(round.folder());
        return existing.isPresent() ? existing.get() : LoopDisk.create(round.folder(), MEBIBYTES);
    }

    private static void cut(LoopDisk disk, Victim victim, Round round) throws IOException, InterruptedException {
        // A long time between checkpoints leaves more to the journal.
        String checkpoints = "checkpointMillis=" + (round.random().nextBoolean() ? 250 : 60_000);
        // Every other store joins its packs all the time.
        boolean joins = (round.number() - 1) / ROUNDS_A_STORE % 2 == 1;
        try (Child child =
                joins ? victim.start(checkpoints, "records=3", "joinedAt=4", "words=60") : victim.start(checkpoints)) {
            if (round.random().nextInt(4) == 0) {
                child.letRun(round.random().nextInt(400, 2000));
            } else if (child.awaitOpen()) {
                child.awaitAcknowledged(round.random().nextInt(1, 500), 10_000);
            }
            disk.cutPower();
            child.kill();
            victim.remember(child);
            round.add("acknowledged", child.acknowledged().size());
        }
        disk.mountAgain();
    }

    private static void recover(Victim victim, Round round) throws IOException, InterruptedException {
        boolean closed = false;
        try (Child child = victim.start("callers=0")) {
            closed = child.awaitOpen() && child.closeStore();
            round.atLeast("longest start (ms)", child.millisToOpen());
            child.warnings().forEach(round::falseAlarm);
        }
        if (closed) {
            victim.verify(round);
        } else {
            round.falseAlarm("did not start: " + victim.complaint());
        }
        if (!round.tally().clean() && !Files.exists(round.folder().resolve("kept"))) {
            Folders.copy(victim.data(), round.folder().resolve("kept"));
        }
    }
}
