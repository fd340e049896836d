package vpr.log.witness;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vpr.log.tree.NoteKey;

/**
 * A witness that is asked.
 *
 * @param key what its cosignatures are checked with
 * @param url its submission prefix, without a slash at the end
 */
public record WitnessAddress(NoteKey key, URI url) {
    private static final int MOST = 16;

    /** @throws IllegalArgumentException naming the rule */
    public WitnessAddress {
        require(key.type() == NoteKey.Type.COSIGNATURE, "a witness's key must be of type 4 (timestamped cosignature)");
    }

    /**
     * Reads a list: a line each, key and URL with a space between; empty lines and those that begin with # say nothing.
     *
     * @throws IllegalArgumentException naming the line and the rule
     */
    public static List<WitnessAddress> parseAll(String text) {
        List<WitnessAddress> all = new ArrayList<>();
        Set<NoteKey> keys = new HashSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                WitnessAddress witness = parse(line, "line " + number + ": ");
                require(keys.add(witness.key), "line " + number + ": a witness must be named once");
                all.add(witness);
            }
        }
        require(all.size() <= MOST, "must name at most " + MOST + " witnesses");
        return all;
    }

    private static WitnessAddress parse(String line, String where) {
        String[] parts = line.strip().split(" +");
        require(parts.length == 2, where + "must be a verifier key, a space and a URL");
        try {
            return new WitnessAddress(NoteKey.parse(parts[0]), url(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + e.getMessage(), e);
        }
    }

    /**
     * The URL of something that is called by itself.
     *
     * @throws IllegalArgumentException naming the rule
     */
    public static URI url(String text) {
        String rule = "URL: must be http or https, a host and a path, without user, query and fragment";
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            require(
                    (scheme.equals("http") || scheme.equals("https"))
                            && url.getHost() != null
                            && url.getRawUserInfo() == null
                            && url.getRawQuery() == null
                            && url.getRawFragment() == null,
                    rule);
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    URI addCheckpoint() {
        return URI.create(url + "/add-checkpoint");
    }
}
