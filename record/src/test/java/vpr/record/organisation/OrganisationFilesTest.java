package vpr.record.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.Registration;
import vpr.record.commit.FileChange;
import vpr.record.commit.FileChanges;
import vpr.record.commit.Salt;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFile;
import vpr.record.commit.StoredFiles;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;

class OrganisationFilesTest {
    private static final Salts SALTS = () -> new Salt("0".repeat(32));
    private static final Instant CREATED = Instant.parse("2026-01-12T10:14:00.123Z");
    private static final ApiKey KEY = new ApiKey(
            "k0000000000000a1",
            "a".repeat(64),
            "Ward",
            Set.of(ApiKey.Role.AUDITOR),
            Set.of(),
            new Author("Dr A", null, List.of(new Registration("GMC", "1")), null),
            CREATED,
            CREATED.plusSeconds(1));

    @Test
    void a_keys_file_says_whether_it_still_holds() {
        String created = keyFile(OrganisationFiles.write(new ApiKeyCreated(KEY), SALTS));
        String revoked = keyFile(OrganisationFiles.write(new ApiKeyRevoked(KEY, CREATED), SALTS));

        assertThat(OrganisationFiles.readKey(created.getBytes(UTF_8))).isEqualTo(new StoredKey(KEY, null));
        assertThat(OrganisationFiles.readKey(revoked.getBytes(UTF_8))).isEqualTo(new StoredKey(KEY, CREATED));
        assertThat(revoked).startsWith(created);
    }

    @Test
    void a_key_created_revoked_or_revoked_without_a_time_is_refused() {
        StoredFiles created = StoredFiles.of(OrganisationFiles.write(new ApiKeyCreated(KEY), SALTS));
        StoredFiles revoked = StoredFiles.of(OrganisationFiles.write(new ApiKeyRevoked(KEY, CREATED), SALTS));

        assertThatThrownBy(() -> OrganisationFiles.readKeyCreated(revoked))
                .hasMessageContaining("revoked_at: must not be there yet");
        assertThatThrownBy(() -> OrganisationFiles.readKeyRevoked(created))
                .hasMessageContaining("revoked_at: must be there");
    }

    @Test
    void a_key_in_another_keys_file_is_refused() {
        String file = keyFile(OrganisationFiles.write(new ApiKeyCreated(KEY), SALTS));
        StoredFiles files = StoredFiles.of(Map.of("keys/other.yaml", new StoredFile.Bytes(file.getBytes(UTF_8))));

        assertThatThrownBy(() -> OrganisationFiles.readKeyCreated(files))
                .hasMessage("keys: must have the key's id as the file's name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key_id: k0|key_id: Marker|id",
                "hash: a|hash: Marker|hash",
                "- auditor|- Marker|roles",
                "authority: GMC|authority: \"Marker Marker\"|author.registrations[0].registrations.authority",
                "name: Dr A|name: \"Marker\\n\"|author.author.name",
                "10:14:00.123Z|10:14:00.Marker|created_at",
                "expires_at: \"2026|expires_at: \"2025|expires",
                "name: Ward|nom: Marker|''"
            })
    void a_wrong_field_is_named_and_its_value_is_not(String part, String other, String field) {
        String file = keyFile(OrganisationFiles.write(new ApiKeyCreated(KEY), SALTS));
        byte[] changed = file.replace(part, other).getBytes(UTF_8);

        assertThat(file).contains(part);
        assertThatThrownBy(() -> OrganisationFiles.readKey(changed))
                .isInstanceOfSatisfying(InvalidException.class, e -> {
                    assertThat(e.violations().getFirst().field()).isEqualTo(field);
                    assertThat(e.getMessage()).doesNotContain("Marker");
                });
    }

    @Test
    void an_organisation_has_a_namespace_that_fits_a_uri() {
        var id = new RecordId("1".repeat(32));

        assertThat(new OrganisationCreated(id, "vpr.dev.1").namespace()).isEqualTo("vpr.dev.1");
        Stream.of("", "a b", "a/b", "vpr://a/mpi", "é", "x".repeat(101))
                .forEach(name -> assertThatThrownBy(() -> new OrganisationCreated(id, name))
                        .hasMessageStartingWith("namespace: must"));
    }

    private static String keyFile(FileChanges changes) {
        return switch (changes.byPath().get(OrganisationFiles.key(KEY.id()))) {
            case FileChange.Put put -> new String(put.bytes(), UTF_8);
            case null, default -> throw new AssertionError("the key's file is written");
        };
    }
}
