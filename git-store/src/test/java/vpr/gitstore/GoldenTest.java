package vpr.gitstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vpr.gitstore.Samples.CLINICAL;
import static vpr.gitstore.Samples.clinicalCreated;
import static vpr.gitstore.Samples.letter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vpr.record.RecordKind;
import vpr.record.commit.Salt;
import vpr.record.commit.Salts;

/** Stored bytes, which are for decades: with clock, salts and signature fixed they never change. */
class GoldenTest {
    private static final Path DATA = Path.of("data");
    private static final Salts SALTS = () -> new Salt("000102030405060708090a0b0c0d0e0f");
    private static final ChangeBuilder BUILDER = new ChangeBuilder(new FixedSigner(), SALTS);

    private static RecordChange change() {
        return BUILDER.build(
                new RecordDirectory(DATA, RecordKind.CLINICAL, CLINICAL),
                Optional.empty(),
                id -> {
                    throw new AssertionError("a new record has no trees");
                },
                List.of(clinicalCreated(CLINICAL), letter(CLINICAL, 1)));
    }

    @Test
    void a_first_commit() {
        assertThat(new String(change().commits().getFirst().commit().raw(), UTF_8))
                .isEqualTo("""
                tree 185e9715c556b897b708630b207bcef25121fca2
                author Ada Example <GMC.1234567@registration.invalid> 1772352000 +0000
                committer VPR <service@vpr.invalid> 1772352000 +0000
                gpgsig -----BEGIN SIGNED MESSAGE-----
                 c2lnbmVk
                 -----END SIGNED MESSAGE-----

                record:create: Clinical record created

                Author-Name: Ada Example
                Author-Role: Consultant Physician
                Author-Registration: GMC 1234567
                Care-Location: Example NHS Trust
                Event: clinical-record-created/1
                Event-Id: 7806b763-4cba-444a-bfff-ffffdaf583a2
                Sequence: 0
                Recorded-At: 2026-03-01T08:00:00.123Z
                Command-Id: 9e3779b9-7f4a-7c15-8000-000000000001
                Correlation-Id: 9e3779b9-7f4a-4c15-8000-000000000001
                Caller: key1
                Content-SHA256: a92cd7379958baac37e65fdaddcf1e79abc192def83520368ab511b62048138b
                Signature-Meaning: attested
                """);
    }

    @Test
    void a_second_commit() {
        assertThat(new String(change().commits().getLast().commit().raw(), UTF_8))
                .isEqualTo("""
                tree 06419bc3a0d19614c6cf365f47a952d1da79f9ae
                parent f8bab5b93b212c8fe871ce78cc9dd2d0ed9d4a04
                author Ada Example <GMC.1234567@registration.invalid> 1772352001 +0000
                committer VPR <service@vpr.invalid> 1772352001 +0000
                gpgsig -----BEGIN SIGNED MESSAGE-----
                 c2lnbmVk
                 -----END SIGNED MESSAGE-----

                letter:create: Letter added

                Author-Name: Ada Example
                Author-Role: Consultant Physician
                Author-Registration: GMC 1234567
                Care-Location: Example NHS Trust
                Event: letter-added/1
                Event-Id: fe04335e-35fb-4eab-bfff-ffffdaf58fbf
                Sequence: 1
                Recorded-At: 2026-03-01T08:00:01.123Z
                Command-Id: 6be3062f-3862-7449-8000-000000000065
                Correlation-Id: 6be3062f-3862-4449-8000-000000000065
                Caller: key1
                Content-SHA256: fde69e26b4668e7d6ac9e3924d54c8f5dc8e027bd23b29a7b3f136c3addddbb9
                Signature-Meaning: attested
                """);
    }

    @Test
    void a_frame_begins_with_the_record_and_its_tips() {
        assertThat(HexFormat.of().formatHex(FramePayload.encode(List.of(change())), 0, 66))
                .isEqualTo(
                        "5650524601" // VPRF 1
                                + "0001" // one record
                                + "a6eaf652ba3f4e1d80000000000003e9" // its id
                                + "01" // clinical
                                + "0000000000000000000000000000000000000000" // no tip before
                                + "85b8ba97b4d76256528c22b8670b8dbfe5826a5a" // its new tip
                                + "0002"); // two commits
    }

    /** Deflated bytes may differ from one zlib to the next, so this frame was made once and is kept. */
    @Test
    void a_frame_of_the_first_version_is_read_for_ever() throws IOException {
        byte[] kept = HexFormat.of().parseHex(resource("/frame-1.hex").strip());
        RecordChange read = FrameReader.read(DATA, kept).getFirst();

        assertThat(FramePayload.encode(List.of(read))).isEqualTo(kept);
        assertThat(new Recomputation(new RecordObjects(new Repositories()), Optional.empty())
                        .next(read).objects().stream().map(GitObject::id))
                .containsExactlyElementsOf(
                        change().objects().stream().map(GitObject::id).toList());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void a_frame_is_read_as_it_was_written() throws IOException {
        RecordChange change = change();
        RecordChange read =
                FrameReader.read(DATA, FramePayload.encode(List.of(change))).getFirst();
        RecordChange whole = new Recomputation(new RecordObjects(new Repositories()), Optional.empty()).next(read);

        assertThat(whole.directory()).isEqualTo(change.directory());
        assertThat(whole.oldTip()).isEqualTo(change.oldTip());
        assertThat(whole.objects().stream().map(GitObject::id))
                .containsExactlyElementsOf(
                        change.objects().stream().map(GitObject::id).toList());
        assertThat(whole.commits().getLast().files())
                .isEqualTo(change.commits().getLast().files());
    }

    @Test
    void trees_that_differ_from_the_signed_commit_are_refused() throws IOException {
        RecordChange read =
                FrameReader.read(DATA, FramePayload.encode(List.of(change()))).getFirst();
        var files = new TreeMap<>(read.commits().getFirst().files());
        files.pollFirstEntry();
        CommitChange first = read.commits().getFirst();
        var other = new RecordChange(
                read.directory(),
                read.oldTip(),
                List.of(new CommitChange(first.stored(), first.commit(), first.blobs(), files, List.of())));

        assertThatThrownBy(() -> new Recomputation(new RecordObjects(new Repositories()), Optional.empty()).next(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the tree that the commit names");
    }

    @Test
    void a_damaged_frame_is_refused_and_never_believed() {
        byte[] good = FramePayload.encode(List.of(change()));
        var random = new Random(3);
        List<byte[]> damaged = new ArrayList<>();
        for (int length : List.of(0, 5, 40, good.length / 2, good.length - 1)) {
            damaged.add(Arrays.copyOf(good, length));
        }
        damaged.add(Arrays.copyOf(good, good.length + 1));
        for (int i = 0; i < 200; i++) {
            byte[] bytes = good.clone();
            // Lengths and counts above all: they must not make it allocate what is not there.
            bytes[random.nextInt(80)] ^= (byte) (1 + random.nextInt(255));
            damaged.add(bytes);
        }
        for (byte[] bytes : damaged) {
            try {
                assertThat(FrameReader.read(DATA, bytes)).hasSize(1);
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith("frame: ");
            }
        }
    }

    @Test
    void deflated_bytes_must_be_exactly_as_many_as_they_claim() {
        byte[] deflated = Deflate.deflate("hello".getBytes(UTF_8));

        assertThatThrownBy(() -> Inflate.whole(deflated, 4)).isInstanceOf(DataFormatException.class);
        assertThatThrownBy(() -> Inflate.whole(deflated, 6)).isInstanceOf(DataFormatException.class);
        assertThatThrownBy(() -> Inflate.whole(Arrays.copyOf(deflated, deflated.length - 1), 5))
                .isInstanceOf(DataFormatException.class);
    }

    @Test
    void the_store_file(@TempDir Path data) throws IOException {
        GitStore.openWriter(new StoreFolder(data).settings(), new FixedSigner(), SALTS, Clock.systemUTC())
                .close();

        assertThat(Files.readString(data.resolve(".vpr/store.yaml")).replaceAll("[0-9a-f]{32}", "<32 hex digits>"))
                .isEqualTo("""
                        format: vpr.store/1
                        namespace: example.org
                        log_origin: example.org/<32 hex digits>
                        encryption: none
                        """);
    }
}
