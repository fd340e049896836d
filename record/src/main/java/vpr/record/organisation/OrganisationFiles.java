package vpr.record.organisation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.commit.FileChanges;
import vpr.record.commit.RecordPath;
import vpr.record.commit.SaltedYaml;
import vpr.record.commit.Salts;
import vpr.record.commit.StoredFiles;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/** The files of the organisation's record: {@code organisation.yaml}, and a file a key in {@code keys/}. */
public final class OrganisationFiles {
    public static final RecordPath ORGANISATION = RecordPath.of("organisation.yaml");
    /** All keys of the organisation. */
    public static final RecordPath KEYS = RecordPath.of("keys");

    private OrganisationFiles() {}

    /** The key's file. */
    public static RecordPath key(String keyId) {
        return KEYS.resolve(keyId + ".yaml");
    }

    public static FileChanges write(OrganisationCreated event, Salts salts) {
        Yaml.Mapping tree = new MappingBuilder()
                .text("organisation_id", event.organisation().hex())
                .text("namespace", event.namespace())
                .build();
        return FileChanges.put(ORGANISATION, SaltedYaml.write(salts.next(), tree));
    }

    public static FileChanges write(ApiKeyCreated event, Salts salts) {
        return writeKey(event.key(), null, salts);
    }

    public static FileChanges write(ApiKeyRevoked event, Salts salts) {
        return writeKey(event.key(), event.revokedAt(), salts);
    }

    private static FileChanges writeKey(ApiKey key, @Nullable Instant revokedAt, Salts salts) {
        return FileChanges.put(key(key.id()), SaltedYaml.write(salts.next(), KeyShape.write(key, revokedAt)));
    }

    /** What {@code organisation.yaml} says. */
    public static OrganisationCreated readOrganisation(byte[] file) {
        Fields fields = new Fields(SaltedYaml.read(file)).only("organisation_id", "namespace");
        return new OrganisationCreated(fields.parsed("organisation_id", RecordId::parse), fields.text("namespace"));
    }

    /** What a file in {@code keys/} says. */
    public static StoredKey readKey(byte[] file) {
        return KeyShape.read(new Fields(SaltedYaml.read(file)));
    }

    public static OrganisationCreated readCreated(RecordId organisation, StoredFiles files) {
        OrganisationCreated event = files.present(ORGANISATION, OrganisationFiles::readOrganisation);
        if (!event.organisation().equals(organisation)) {
            throw new InvalidException(ORGANISATION + ".organisation_id", "must be the record's id");
        }
        return event;
    }

    public static ApiKeyCreated readKeyCreated(StoredFiles files) {
        StoredKey stored = readOnlyKey(files);
        if (stored.revokedAt() != null) {
            throw new InvalidException(key(stored.key().id()) + ".revoked_at", "must not be there yet");
        }
        return new ApiKeyCreated(stored.key());
    }

    public static ApiKeyRevoked readKeyRevoked(StoredFiles files) {
        StoredKey stored = readOnlyKey(files);
        if (stored.revokedAt() == null) {
            throw new InvalidException(key(stored.key().id()) + ".revoked_at", "must be there");
        }
        return new ApiKeyRevoked(stored.key(), stored.revokedAt());
    }

    private static StoredKey readOnlyKey(StoredFiles files) {
        RecordPath path = files.in(KEYS)
                .reduce((one, other) -> {
                    throw new InvalidException(KEYS.text(), "must hold one key a commit");
                })
                .orElseThrow(() -> new InvalidException(KEYS.text(), "must hold the key"));
        StoredKey stored = files.present(path, OrganisationFiles::readKey);
        if (!path.equals(key(stored.key().id()))) {
            throw new InvalidException(KEYS.text(), "must have the key's id as the file's name");
        }
        return stored;
    }
}
