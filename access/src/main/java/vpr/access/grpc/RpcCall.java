package vpr.access.grpc;

import java.util.List;
import vpr.access.Caller;

/**
 * What a call brings beside its message.
 *
 * @param metadata what was sent, by its key in lower case
 */
public record RpcCall(Caller caller, Metadata metadata) {
    /** What was sent beside the message. */
    @FunctionalInterface
    public interface Metadata {
        /** All values of a key, which HTTP would call a header's name. */
        List<String> all(String key);
    }
}
