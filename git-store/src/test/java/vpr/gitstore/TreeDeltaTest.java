package vpr.gitstore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TreeDeltaTest {
    @Property
    void any_folder_can_be_a_delta_on_any_other(
            @ForAll("folders") Map<String, Integer> base, @ForAll("folders") Map<String, Integer> target) {
        byte[] from = tree(base);
        byte[] to = tree(target);

        assertThat(TreeDelta.of(from, to).gives(from, to)).isTrue();
    }

    @Property
    void any_beginning_of_a_folder_can_be_a_delta_on_it(
            @ForAll("folders") Map<String, Integer> base, @ForAll @IntRange(max = 13) int entries) {
        byte[] from = tree(base);
        var before = new TreeMap<>(base);
        while (before.size() > entries) {
            before.pollLastEntry();
        }
        byte[] to = tree(before);

        assertThat(TreeDelta.beginning(from, to.length).on(from)).isEqualTo(to);
    }

    @Property
    void the_folders_that_the_base_does_not_have_alike_are_named(
            @ForAll("folders") Map<String, Integer> base, @ForAll("folders") Map<String, Integer> target) {
        assertThat(TreeDelta.of(tree(base), tree(target)).changed())
                .extracting(folder -> folder.name() + "/")
                .isSubsetOf(target.keySet())
                .containsAll(target.keySet().stream()
                        .filter(name -> name.endsWith("/") && !Objects.equals(target.get(name), base.get(name)))
                        .toList());
    }

    @Provide
    Arbitrary<Map<String, Integer>> folders() {
        Arbitrary<String> names =
                Arbitraries.of("a", "a.b", "ab", "a/", "ab/", "b", "b-", "b/", "c", "c0", "letter/", "z", "z.yaml");
        return Arbitraries.maps(names, Arbitraries.integers().between(0, 2));
    }

    @Example
    void the_version_before_an_addition_takes_a_few_bytes_however_large_the_folder_is() {
        var letters = new TreeMap<String, Integer>();
        for (int n = 0; n < 6000; n++) {
            letters.put("2026%04dT080000.123Z-6a09e667-f3bc-4908-92f3-b0a7c1e7%04d/".formatted(n, n), n);
        }
        byte[] after = tree(letters);
        letters.pollLastEntry();
        byte[] before = tree(letters);
        letters.remove(letters.firstKey());
        letters.put("2026" + "3000T080000.123Z-6a09e667-f3bc-4908-92f3-b0a7c1e73000/", 1);
        byte[] other = tree(letters);

        assertThat(after.length).isGreaterThan(400_000);
        assertThat(TreeDelta.of(after, before).bytes()).hasSizeLessThan(70);
        assertThat(TreeDelta.beginning(after, before.length).on(after)).isEqualTo(before);
        assertThat(TreeDelta.of(after, other).bytes()).hasSizeLessThan(250);
        assertThat(TreeDelta.of(after, other).gives(after, other)).isTrue();
        assertThat(TreeDelta.of(after, after).gives(after, after)).isTrue();
    }

    /** In Git's order; a name that ends with a slash is a folder. */
    private static byte[] tree(Map<String, Integer> entries) {
        var out = new ByteArrayOutputStream();
        new TreeMap<>(entries).forEach((name, version) -> {
            boolean folder = name.endsWith("/");
            out.writeBytes((folder ? "40000 " : "100644 ").getBytes(US_ASCII));
            out.writeBytes((folder ? name.substring(0, name.length() - 1) : name).getBytes(US_ASCII));
            out.write(0);
            byte[] id = new byte[20];
            id[19] = version.byteValue();
            out.writeBytes(id);
        });
        return out.toByteArray();
    }
}
