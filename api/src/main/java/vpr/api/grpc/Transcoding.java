package vpr.api.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vpr.api.UnreadableMessage;

/**
 * Between messages and the requests and answers of the controllers, by way of JSON (the ProtoJSON of the protobuf
 * specification): what HTTP binds and shows is what gRPC binds and shows, by the same rules.
 */
@Component
public final class Transcoding {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private final JsonMapper json;

    public Transcoding(JsonMapper json) {
        this.json = json;
    }

    /**
     * The request's body as a controller takes it.
     *
     * @param apart the fields that a URL holds over HTTP, as JSON names them
     * @throws UnreadableMessage when it is none
     */
    public <T> T body(Message request, Class<T> type, String... apart) {
        return body(tree(request, apart), type);
    }

    /** As {@link #body(Message, Class, String...)}, of what {@link #tree} gave. */
    public <T> T body(ObjectNode request, Class<T> type) {
        try {
            return json.treeToValue(request, type);
        } catch (JacksonException e) {
            throw new UnreadableMessage(e);
        }
    }

    /** The request as JSON: with what is set, and nothing else. */
    public ObjectNode tree(Message request, String... apart) {
        try {
            var tree = (ObjectNode) json.readTree(PRINTER.print(request));
            for (var field : apart) {
                tree.remove(field);
            }
            return tree;
        } catch (JacksonException e) {
            throw new UnreadableMessage(e);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message without Any has a form in JSON", e);
        }
    }

    /** Fills a message with an answer, whose every field the message has. */
    public void fill(Message.Builder message, Object answer) {
        try {
            PARSER.merge(json.writeValueAsString(answer), message);
        } catch (InvalidProtocolBufferException e) {
            // Its text repeats what stood there.
            throw new IllegalStateException(
                    "an answer that is no " + message.getDescriptorForType().getFullName());
        }
    }
}
