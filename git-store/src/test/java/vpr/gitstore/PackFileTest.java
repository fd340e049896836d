package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFileTest {
    private static final int LETTERS = 30;

    @Test
    void letters_that_are_written_at_once_share_one_whole_folder(@TempDir Path data) throws IOException {
        var folder = new StoreFolder(data);
        try (GitStore store = folder.open()) {
            store.append(List.of(clinicalCreated(CLINICAL)));
            store.append(letters(1, LETTERS));
            store.checkpoint();
            store.append(letters(LETTERS + 1, 2 * LETTERS));
        }
        Path record = folder.clinical(CLINICAL).folder();

        long whole = packs(folder.clinical(CLINICAL).packs()).stream()
                .flatMap(pack ->
                        Git.run(record, "verify-pack", "-v", pack.toString()).lines())
                .map(line -> line.trim().split(" +"))
                .filter(columns -> columns.length == 5 && columns[1].equals("tree"))
                .filter(columns -> Integer.parseInt(columns[2]) > 2000)
                .count();
        assertThat(whole).isEqualTo(2);
        assertThat(Git.run(record, "fsck", "--full", "--strict", "--no-dangling"))
                .doesNotContain("error", "warning", "missing");
        assertThat(Git.run(record, "log", "--format=%H", "--", "correspondence/letter")
                        .lines())
                .hasSize(2 * LETTERS);
    }

    private static List<NewEvent> letters(int from, int to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> letter(CLINICAL, n))
                .toList();
    }

    private static List<Path> packs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pack")).toList();
        }
    }

    @Property(tries = 200)
    void whatever_became_of_a_folder_all_its_versions_are_in_the_pack(
            @ForAll("versions") List<Map<Integer, Integer>> versions) throws IOException {
        Map<ObjectId, GitObject> objects = new LinkedHashMap<>();
        for (Map<Integer, Integer> version : versions) {
            GitObject folder = GitObject.of(Constants.OBJ_TREE, tree(version));
            objects.put(folder.id(), folder);
        }

        assertThat(readBack(objects.values())).isEqualTo(contents(objects.values()));
    }

    /** The numbers of its entries, and what each stands for: some are added after all others, changed, or taken away. */
    @Provide
    Arbitrary<List<Map<Integer, Integer>>> versions() {
        var edits = Arbitraries.integers().between(-3, 20).list().ofMinSize(1).ofMaxSize(12);
        return edits.map(numbers -> {
            List<Map<Integer, Integer>> versions = new ArrayList<>();
            var entries = new TreeMap<Integer, Integer>();
            for (int number : numbers) {
                edit(entries, number);
                versions.add(new TreeMap<>(entries));
            }
            return versions;
        });
    }

    private static void edit(NavigableMap<Integer, Integer> entries, int number) {
        if (number < 0 && !entries.isEmpty()) {
            entries.pollLastEntry();
        } else if (number == 0 && !entries.isEmpty()) {
            entries.replace(entries.lastKey() / 2, entries.size());
        } else {
            for (int i = 0; i < number; i++) {
                entries.put(entries.isEmpty() ? 0 : entries.lastKey() + 1, 0);
            }
        }
    }

    private static byte[] tree(Map<Integer, Integer> entries) {
        var out = new ByteArrayOutputStream();
        entries.forEach((number, stands) -> {
            out.writeBytes("40000 2026%010dT080000.123Z-6a09e667-f3bc-4908-92f3-b0a7c1e71234\0"
                    .formatted(number)
                    .getBytes(US_ASCII));
            var id = new byte[Constants.OBJECT_ID_LENGTH];
            Arrays.fill(id, (byte) (1 + stands));
            out.writeBytes(id);
        });
        return out.toByteArray();
    }

    private static Map<ObjectId, List<Byte>> readBack(Collection<GitObject> objects) throws IOException {
        Path folder = Files.createTempDirectory("pack-");
        var file = new PackFile(objects);
        Path pack = folder.resolve(file.name() + ".pack");
        Path index = folder.resolve(file.name() + ".idx");
        Files.write(pack, file.pack());
        Files.write(index, file.index());
        Map<ObjectId, List<Byte>> contents = new LinkedHashMap<>();
        try (var sources = PackSources.open(List.of(pack))) {
            for (PackedObject object : sources.all()) {
                contents.put(object.id(), list(sources.raw(object)));
            }
        } finally {
            Files.delete(index);
            Files.delete(pack);
            Files.delete(folder);
        }
        return contents;
    }

    private static Map<ObjectId, List<Byte>> contents(Collection<GitObject> objects) {
        Map<ObjectId, List<Byte>> contents = new LinkedHashMap<>();
        objects.forEach(object -> contents.put(object.id(), list(object.raw())));
        return contents;
    }

    private static List<Byte> list(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte one : bytes) {
            list.add(one);
        }
        return list;
    }
}
