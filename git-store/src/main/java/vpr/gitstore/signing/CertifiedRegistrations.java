package vpr.gitstore.signing;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import vpr.record.InvalidException;
import vpr.record.Registration;

/**
 * Whose certificate it is: the registrations that its alternative names {@code vpr://<authority>/<number>} state, or,
 * where it has none of these, O and serialNumber of its subject.
 */
final class CertifiedRegistrations {
    private static final Pattern URI = Pattern.compile("vpr://([^/]+)/([^/]+)");
    private static final Integer URI_TYPE = 6;

    private CertifiedRegistrations() {}

    static List<Registration> of(X509Certificate certificate) {
        var stated = new ArrayList<Registration>();
        for (var uri : uris(certificate)) {
            var parts = URI.matcher(uri);
            if (parts.matches() && !parts.group(2).equals("service")) {
                registration(parts.group(1), parts.group(2)).ifPresent(stated::add);
            }
        }
        if (stated.isEmpty()) {
            subject(certificate).ifPresent(stated::add);
        }
        return stated.stream().distinct().sorted().toList();
    }

    static List<String> uris(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> URI_TYPE.equals(name.getFirst()))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static Optional<Registration> subject(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var authority = one(name, BCStyle.O);
        var number = one(name, BCStyle.SERIALNUMBER);
        return authority.isPresent() && number.isPresent()
                ? registration(authority.get(), number.get())
                : Optional.empty();
    }

    private static Optional<String> one(X500Name name, ASN1ObjectIdentifier type) {
        var found = name.getRDNs(type);
        return found.length == 1
                ? Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()))
                : Optional.empty();
    }

    private static Optional<Registration> registration(String authority, String number) {
        try {
            return Optional.of(new Registration(authority, number));
        } catch (InvalidException noRegistration) {
            return Optional.empty();
        }
    }
}
