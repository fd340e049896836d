package vpr.record.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vpr.record.Author;
import vpr.record.InvalidException;
import vpr.record.Registration;
import vpr.record.UtcMillis;
import vpr.record.organisation.ApiKey.Role;
import vpr.record.organisation.ApiKey.Scope;
import vpr.record.yaml.Fields;
import vpr.record.yaml.MappingBuilder;
import vpr.record.yaml.Yaml;

/** An API key as the tree in its file. */
final class KeyShape {
    private KeyShape() {}

    static Yaml.Mapping write(ApiKey key, @Nullable Instant revokedAt) {
        return new MappingBuilder()
                .text("key_id", key.id())
                .text("hash", key.hash())
                .text("name", key.name())
                .texts("roles", sorted(key.roles()))
                .texts("scopes", sorted(key.scopes()))
                .mapping("author", author(key.author()))
                .text("created_at", UtcMillis.text(key.created()))
                .optionalText("expires_at", text(key.expires()))
                .optionalText("revoked_at", text(revokedAt))
                .build();
    }

    static StoredKey read(Fields fields) {
        fields.only("key_id", "hash", "name", "roles", "scopes", "author", "created_at", "expires_at", "revoked_at");
        var key = new ApiKey(
                fields.text("key_id"),
                fields.text("hash"),
                fields.text("name"),
                constants("roles", fields, Role.values()),
                constants("scopes", fields, Scope.values()),
                fields.mapping("author", KeyShape::author),
                fields.parsed("created_at", UtcMillis::parse),
                fields.optionalParsed("expires_at", UtcMillis::parse));
        return new StoredKey(key, fields.optionalParsed("revoked_at", UtcMillis::parse));
    }

    private static MappingBuilder author(Author author) {
        return new MappingBuilder()
                .text("name", author.name())
                .optionalText("role", author.role())
                .sequence(
                        "registrations",
                        author.registrations(),
                        registration -> new MappingBuilder()
                                .text("authority", registration.authority())
                                .text("number", registration.number())
                                .build())
                .optionalText("care_location", author.careLocation());
    }

    private static Author author(Fields fields) {
        fields.only("name", "role", "registrations", "care_location");
        return new Author(
                fields.text("name"),
                fields.optionalText("role"),
                fields.mappings(
                        "registrations",
                        registration -> new Registration(registration.text("authority"), registration.text("number"))),
                fields.optionalText("care_location"));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : UtcMillis.text(moment);
    }

    private static List<String> sorted(Set<? extends Enum<?>> constants) {
        return constants.stream().map(KeyShape::stored).sorted().toList();
    }

    private static <E extends Enum<E>> Set<E> constants(String field, Fields fields, E[] known) {
        return fields.texts(field).stream()
                .map(text -> constant(field, text, known))
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E constant(String field, String text, E[] known) {
        for (E constant : known) {
            if (stored(constant).equals(text)) {
                return constant;
            }
        }
        throw new InvalidException(field, "must be known ones");
    }

    /** Such as {@code assert-author}. */
    private static String stored(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
