package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.jgit.lib.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vpr.record.RecordId;

/**
 * Records whose {@code main} held commits that VPR did not make. Each foreign tip is kept as a Git bundle under {@code
 * .vpr/foreign/<record id>}; while {@code README.txt} stands there the record takes no events.
 */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final String MARK = "README.txt";

    private final Path foreign;
    private final ForeignBundle bundles;
    private final Set<RecordId> records = new ConcurrentSkipListSet<>();

    Quarantine(Path vpr, ForeignBundle bundles) throws IOException {
        this.foreign = vpr.resolve("foreign");
        this.bundles = bundles;
        if (Files.isDirectory(foreign)) {
            load();
        }
    }

    private void load() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(foreign)) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve(MARK))) {
                    records.add(new RecordId(folder.getFileName().toString()));
                }
            }
        }
    }

    boolean holds(RecordId record) {
        return records.contains(record);
    }

    Set<RecordId> records() {
        return Set.copyOf(records);
    }

    /** Keeps the foreign tip and marks the record. The bundle first: the tip must not be lost once main is put back. */
    void isolate(RecordDirectory directory, ObjectId tip, ObjectId ours) throws IOException {
        RecordId record = directory.id();
        Path folder = Files.createDirectories(foreign.resolve(record.hex()));
        DurableFile.forceDirectory(foreign);
        boolean kept = bundles.keep(directory, tip, folder);
        DurableFile.write(folder, MARK, explain(record, folder, tip, ours, kept).getBytes(UTF_8));
        records.add(record);
        LOG.warn(
                "Record {} had commit {} on main, which VPR did not make; main is put back to {} and the record is"
                        + " read-only until a person decides, see {}",
                record,
                tip.name(),
                ours.name(),
                folder.resolve(MARK));
    }

    private static String explain(RecordId record, Path folder, ObjectId tip, ObjectId ours, boolean kept)
            throws IOException {
        List<String> bundles = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.bundle")) {
            files.forEach(file -> bundles.add("  " + file.getFileName()));
        }
        bundles.sort(null);
        return """
                Record %s is read-only.

                Its branch main pointed to commit %s, which VPR did not make. VPR has put main back to
                its own commit %s. %s

                %s
                To look into one:  git clone <name>.bundle
                What is right in it must be entered again through VPR; then release the record. That removes this
                file and lets the record take events again; the bundles stay.
                """.formatted(
                        record,
                        tip.name(),
                        ours.name(),
                        kept
                                ? "The foreign commits are kept, with their history, as Git bundles in this folder:"
                                : "Its objects could not be read, so this tip could not be kept. Bundles in this folder:",
                        String.join("\n", bundles));
    }

    /** Lets the record take events again; the bundles stay. */
    void release(RecordId record) throws IOException {
        Path folder = foreign.resolve(record.hex());
        if (Files.deleteIfExists(folder.resolve(MARK))) {
            DurableFile.forceDirectory(folder);
        }
        records.remove(record);
    }
}
