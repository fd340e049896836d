package vpr.gitstore.signing;

import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import vpr.record.InvalidException;
import vpr.record.Line;
import vpr.record.Registration;

/**
 * Whom a certificate names: CN, O = the registering authority, serialNumber = the number there, OU = the organisation,
 * and the URI {@code vpr://<authority>/<number>} as the alternative name.
 *
 * @param name at most 64 characters, which is X.520's bound of each attribute
 * @param organisation where the professional works; null where the certificate shall not say it
 */
public record Professional(
        String name, Registration registration, @Nullable String organisation) {
    private static final int LONGEST = 64;

    public Professional {
        checked("name", name);
        if (organisation != null) {
            checked("organisation", organisation);
        }
        if (registration.number().toLowerCase(Locale.ROOT).equals("service")) {
            throw new InvalidException("number", "must not be service: so the service's own certificate is named");
        }
    }

    static String checked(String field, String text) {
        Line.check(field, text);
        if (text.length() > LONGEST) {
            throw new InvalidException(field, "must be at most " + LONGEST + " characters");
        }
        return text;
    }

    String uri() {
        return "vpr://" + registration.authority() + "/" + registration.number();
    }

    X500Name subject() {
        var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, registration.authority());
        if (organisation != null) {
            subject.addRDN(BCStyle.OU, organisation);
        }
        return subject.addRDN(BCStyle.CN, name)
                .addRDN(BCStyle.SERIALNUMBER, number())
                .build();
    }

    // X.520 wants a PrintableString, which has no underscore.
    private ASN1Encodable number() {
        var number = registration.number();
        return DERPrintableString.isPrintableString(number)
                ? new DERPrintableString(number)
                : new DERUTF8String(number);
    }
}
