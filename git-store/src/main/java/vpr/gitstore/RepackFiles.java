package vpr.gitstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/**
 * The files of one record while its packs are joined. New ones are written beside under names that Git takes for rubbish,
 * and get their own once they are synced; old ones go once that is synced too. So at every moment, and after a crash at
 * any moment, each object is in a pack that is whole.
 */
final class RepackFiles {
    private final RecordDirectory directory;
    private final Path newPack;
    private final Path newIndex;

    RepackFiles(RecordDirectory directory) {
        this.directory = directory;
        newPack = directory.packs().resolve("tmp_pack_vpr");
        newIndex = directory.packs().resolve("tmp_idx_vpr");
    }

    RecordDirectory directory() {
        return directory;
    }

    /** The name that they are to have. */
    String write(RepackPlan plan) throws IOException {
        return PackJoin.write(plan.paths(), plan.thorough(), newPack, newIndex);
    }

    void giveUp() throws IOException {
        Files.deleteIfExists(newPack);
        Files.deleteIfExists(newIndex);
    }

    /** The index last, because it is what makes a pack seen. Where the same pack is there already nothing changes. */
    Path show(String name) throws IOException {
        Path pack = directory.packs().resolve(name + ".pack");
        Path index = RecordPacks.index(pack);
        if (Files.exists(pack) && Files.exists(index)) {
            giveUp();
        } else {
            Files.move(newPack, pack, StandardCopyOption.ATOMIC_MOVE);
            Files.move(newIndex, index, StandardCopyOption.ATOMIC_MOVE);
        }
        return pack;
    }

    /** @param joined is never removed itself */
    void remove(List<Path> packs, Path joined) throws IOException {
        if (!Files.exists(joined) || !Files.exists(RecordPacks.index(joined))) {
            throw new IOException(joined.getFileName() + ": was removed by another program; the packs in it stay");
        }
        var folder = new PackFolder(directory.packs());
        Set<String> names = folder.files();
        for (String name : names) {
            if (name.startsWith("multi-pack-index")) { // would name packs that are no more
                Files.deleteIfExists(directory.packs().resolve(name));
            }
        }
        for (Path pack : packs) {
            if (!pack.equals(joined)) {
                folder.remove(pack, names);
            }
        }
    }

    /** What a crash left: files in the making, and packs whose index is gone already. */
    void sweep() throws IOException {
        giveUp();
        var folder = new PackFolder(directory.packs());
        Set<String> names = Files.exists(directory.packs()) ? folder.files() : Set.of();
        for (String name : names) {
            Path pack = directory.packs().resolve(name);
            if (name.startsWith("pack-") && name.endsWith(".pack") && !Files.exists(RecordPacks.index(pack))) {
                folder.remove(pack, names);
            }
        }
    }
}
