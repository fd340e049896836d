package vpr.app.client;

import java.util.regex.Pattern;

/** Ids as they are typed: one that is none is named before anything is sent. */
public final class Ids {
    private static final Pattern PATIENT = Pattern.compile("[0-9a-f]{32}");
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern LETTER = Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z-)?" + UUID);
    private static final Pattern KEY = Pattern.compile("[0-9a-z]{16}");

    private Ids() {}

    /** The path of a patient. */
    public static String patient(String id) {
        return "/patients/" + checked(PATIENT, id, "PATIENT: must be 32 lower-case hexadecimal digits");
    }

    /** The path of a letter; its UUID alone will do. */
    public static String letter(String patient, String id) {
        return patient(patient) + "/letters/"
                + checked(LETTER, id, "LETTER: must be a letter's id, or its UUID alone, in lower case");
    }

    /** The path of an API key. */
    public static String key(String id) {
        return "/organisation/keys/"
                + checked(KEY, id, "KEY: must be the key's id, 16 lower-case letters or digits (not its text)");
    }

    /** The UUID of a letter's id, which is enough to name the letter. */
    public static String shortLetter(String id) {
        return id.length() > 36 ? id.substring(id.length() - 36) : id;
    }

    private static String checked(Pattern form, String id, String rule) {
        if (!form.matcher(id).matches()) {
            throw new UsageException(rule);
        }
        return id;
    }
}
