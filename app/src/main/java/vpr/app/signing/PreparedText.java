package vpr.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vpr.app.client.UsageException;
import vpr.record.InvalidException;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.ContentChain;
import vpr.record.commit.RecordPath;
import vpr.record.commit.SignatureMeaning;

/**
 * A commit that VPR has prepared. That the files shown are those that the signature will stand for is checked here and
 * believed of nobody: the text holds {@code Content-SHA256}, which is over them.
 *
 * @param text the bytes to sign
 * @param files by path
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record PreparedText(String record, byte[] text, CommitMessage message, Map<String, byte[]> files) {
    private static final int MOST = 10;

    /**
     * All that an answer of {@code …/prepare} holds.
     *
     * @throws UsageException when it is none, or the files are not those that the bytes stand for
     */
    static List<PreparedText> all(JsonNode answer) {
        var commits = answer.path("commits");
        if (!commits.isArray() || commits.isEmpty() || commits.size() > MOST || !answer.has("preparation")) {
            throw refused("must be what VPR answers to …/prepare: preparation, and 1 to " + MOST + " commits");
        }
        var all = new ArrayList<PreparedText>();
        commits.forEach(commit -> all.add(of(commit)));
        return List.copyOf(all);
    }

    private static PreparedText of(JsonNode commit) {
        var text = bytes(commit);
        var files = new LinkedHashMap<String, byte[]>();
        commit.path("files").forEach(file -> files.put(file.path("path").asString(""), bytes(file)));
        var message = message(text);
        var parent = commit.path("parentContentSha256").asString("");
        if (!ContentChain.sha256(text).equals(commit.path("sha256").asString(""))
                || message.trailers().signatureMeaning() != SignatureMeaning.AUTHORED
                || !message.trailers().contentSha256().equals(content(parent.isEmpty() ? null : parent, files))) {
            throw refused("must hold bytes that are an author's to sign and stand for the files beside them");
        }
        return new PreparedText(commit.path("record").asString(""), text, message, files);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return Base64.getDecoder().decode(node.path("bytesBase64").asString(""));
        } catch (IllegalArgumentException notBase64) {
            throw refused("must hold bytes in base64");
        }
    }

    private static CommitMessage message(byte[] text) {
        var whole = new String(text, UTF_8);
        try {
            return CommitMessage.parse(whole.substring(whole.indexOf("\n\n") + 2));
        } catch (InvalidException e) {
            throw refused("must hold commits of VPR");
        }
    }

    private static String content(@Nullable String parent, Map<String, byte[]> files) {
        try {
            var hashes = new TreeMap<RecordPath, Optional<String>>();
            files.forEach((path, bytes) -> hashes.put(new RecordPath(path), Optional.of(ContentChain.sha256(bytes))));
            return ContentChain.ofHashes(parent, hashes);
        } catch (InvalidException e) {
            throw refused("must hold paths and hashes of a record");
        }
    }

    /**
     * What is signed is what was written, whatever answered.
     *
     * @param command the request that was prepared; one without a letter's text says nothing of it
     * @throws UsageException when another text was prepared
     */
    static void requireProseOf(JsonNode command, List<PreparedText> commits) {
        if (!command.has("body")) {
            return;
        }
        var written = command.path("body").asString("").replace("\r\n", "\n").replace('\r', '\n');
        if (commits.size() != 1 || !commits.getFirst().prose().equals(Optional.of(written))) {
            throw new UsageException("What was prepared is not the text that was given, so it was not signed.");
        }
    }

    private Optional<String> prose() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/body.md"))
                .map(file -> new String(file.getValue(), UTF_8))
                .map(body -> body.substring(body.indexOf("\n---\n") + "\n---\n".length()))
                .findFirst();
    }

    private static UsageException refused(String rule) {
        return new UsageException("The prepared command " + rule + ".");
    }
}
