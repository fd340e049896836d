package vpr.app.signing;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vpr.gitstore.signing.OwnKey;

/** Makes the signatures. */
final class AuthorsSignatures {
    private AuthorsSignatures() {}

    /** One for each, in their order, in base64. */
    static ArrayNode of(List<PreparedText> commits, OwnKey key) {
        var now = Instant.now();
        var signatures = JsonNodeFactory.instance.arrayNode();
        for (var commit : commits) {
            signatures.add(Base64.getEncoder().encodeToString(key.sign(commit.text(), now)));
        }
        return signatures;
    }
}
