package vpr.api.grpc;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import vpr.api.Page;

/**
 * Which page of a list a message asks for, in its fields {@code limit} and {@code cursor}.
 *
 * @param cursor null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {
    /** As the message says, or as HTTP takes it when nothing is said. */
    public static PageRequest in(Message message) {
        var limit = given(message, "limit");
        return new PageRequest(
                limit == null ? Integer.parseInt(Page.DEFAULT) : (Integer) limit, (String) given(message, "cursor"));
    }

    private static @Nullable Object given(Message message, String name) {
        var field = message.getDescriptorForType().findFieldByName(name);
        return message.hasField(field) ? message.getField(field) : null;
    }
}
