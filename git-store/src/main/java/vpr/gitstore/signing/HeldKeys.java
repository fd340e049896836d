package vpr.gitstore.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vpr.record.Registration;

/**
 * The certificates that a service may sign with, as they were when the folder was last read.
 *
 * @param service signs where no professional's certificate does
 * @param authors not revoked, trusted, with their keys, the one issued last first
 * @param unusable the serial numbers of those that are neither that nor revoked
 */
record HeldKeys(KeyMaterial service, Map<Registration, List<Author>> authors, List<String> unusable) {
    /**
     * @param validity of its whole chain
     */
    record Author(AuthorCertificate certificate, Validity validity) {
        Instant begun() {
            return certificate.certificate().getNotBefore().toInstant();
        }

        BigInteger number() {
            return certificate.certificate().getSerialNumber();
        }
    }

    private static final Comparator<Author> ISSUED_LAST =
            Comparator.comparing(Author::begun).thenComparing(Author::number).reversed();

    static HeldKeys read(KeyFolder folder, KeyMaterial service) throws IOException {
        var trust = Trust.read(folder);
        var authors = new HashMap<Registration, List<Author>>();
        var unusable = new ArrayList<String>();
        for (var found : folder.authors().all()) {
            var certificate = found.certificate();
            if (certificate.isEmpty()) {
                unusable.add(found.serial());
                continue;
            }
            // Not now: one that has expired is named as such.
            var own = Validity.of(certificate.get().certificate());
            var chain =
                    trust.chain(certificate.get(), own.from()).or(() -> trust.chain(certificate.get(), own.until()));
            var revoked =
                    trust.revocations().since(certificate.get().certificate()).isPresent()
                            || chain.flatMap(TrustedChain::revokedFrom).isPresent();
            if (revoked) {
                continue;
            }
            if (chain.isEmpty() || !folder.authors().hasKey(found.serial())) {
                unusable.add(found.serial());
                continue;
            }
            var author = new Author(certificate.get(), chain.get().validity());
            for (var registration : certificate.get().registrations()) {
                authors.computeIfAbsent(registration, _ -> new ArrayList<>()).add(author);
            }
        }
        authors.values().forEach(each -> each.sort(ISSUED_LAST));
        return new HeldKeys(service, Map.copyOf(authors), List.copyOf(unusable));
    }

    /** Those of any of these registrations, the one issued last first. */
    List<Author> of(Collection<Registration> registrations) {
        if (registrations.isEmpty() || authors.isEmpty()) {
            return List.of();
        }
        return registrations.stream()
                .flatMap(registration -> authors.getOrDefault(registration, List.of()).stream())
                .distinct()
                .sorted(ISSUED_LAST)
                .toList();
    }

    /** Each professional's certificate that ends last. */
    Stream<Author> lasting() {
        return authors.values().stream()
                .map(each -> each.stream()
                        .max(Comparator.comparing(author -> author.validity().until()))
                        .orElseThrow())
                .distinct();
    }
}
