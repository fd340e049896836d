package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The packs of a record that may be joined: those with an index, below 256 MiB, and nothing beside them that says more about
 * them. One that somebody marked with {@code .keep} stays, and so does one whose {@code .promisor} or {@code .mtimes}
 * says something that would be lost.
 */
record RecordPacks(List<One> packs) {
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final List<String> HANDS_OFF = List.of(".keep", ".promisor", ".mtimes");

    /**
     * One pack.
     *
     * @param bytes of the pack and its index
     */
    record One(Path pack, int objects, long bytes, Instant written) {}

    /** The newest first. */
    RecordPacks {
        packs = packs.stream()
                .sorted(Comparator.comparing(One::written).reversed())
                .toList();
    }

    static RecordPacks of(RecordDirectory directory) throws IOException {
        List<One> found = new ArrayList<>();
        try {
            Set<String> names = new PackFolder(directory.packs()).files();
            for (String name : names) {
                if (name.startsWith("pack-") && name.endsWith(".idx")) {
                    one(directory.packs().resolve(name), names).ifPresent(found::add);
                }
            }
        } catch (NoSuchFileException e) {
            return new RecordPacks(List.of());
        }
        return new RecordPacks(found);
    }

    /** Empty also for an index without its pack, which names nothing that could be joined. */
    private static Optional<One> one(Path index, Set<String> names) throws IOException {
        String file = index.getFileName().toString();
        String name = file.substring(0, file.length() - ".idx".length());
        if (HANDS_OFF.stream().anyMatch(suffix -> names.contains(name + suffix))) {
            return Optional.empty();
        }
        try {
            Path pack = beside(index, ".pack");
            BasicFileAttributes attributes = Files.readAttributes(pack, BasicFileAttributes.class);
            long indexBytes = Files.size(index);
            var one = new One(
                    pack,
                    PackIndexFile.count(indexBytes),
                    attributes.size() + indexBytes,
                    attributes.lastModifiedTime().toInstant());
            return attributes.size() <= MOST_BYTES ? Optional.of(one) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Path index(Path pack) {
        return beside(pack, ".idx");
    }

    static Path beside(Path packOrIndex, String suffix) {
        String name = packOrIndex.getFileName().toString();
        return packOrIndex.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix);
    }

    long bytes() {
        return packs.stream().mapToLong(One::bytes).sum();
    }

    long largest() {
        return packs.stream().mapToLong(One::bytes).max().orElse(0);
    }
}
