package vpr.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Every problem that the interfaces answer with: the one catalogue from which {@code docs/problems.md} is made. The
 * names are part of the contract (RFC 9457, {@code type}); statuses are used as RFC 9110 and RFC 6585 mean them.
 */
public enum ProblemType {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read", "Correct the syntax or the named field."),
    MALFORMED_ID(
            HttpStatus.BAD_REQUEST, "An id is not in its canonical form", "Use the id exactly as an answer gave it."),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor is not one of this list", "Begin again without a cursor."),
    MISSING_KEY(HttpStatus.UNAUTHORIZED, "An API key is needed", "Send Authorization: Bearer <key>."),
    UNKNOWN_KEY(HttpStatus.UNAUTHORIZED, "The API key is not known", "Check the key, or ask an administrator for one."),
    EXPIRED_KEY(HttpStatus.UNAUTHORIZED, "The API key has expired", "Ask an administrator for a new key."),
    REVOKED_KEY(HttpStatus.UNAUTHORIZED, "The API key was revoked", "Ask an administrator for a new key."),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "The caller may not do this", "Use a key with a role or scope that allows it."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing", "Check the id."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The resource has no such method",
            "See the Allow header, or the description of the interface at /v3/api-docs."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE, "None of the accepted media types can be given", "Accept application/json."),
    CONFLICT(HttpStatus.CONFLICT, "It contradicts what the record holds", "Read the record and decide again."),
    CONCURRENT_CHANGE(HttpStatus.CONFLICT, "The record changed at the same moment", "Send the same request again."),
    PREPARE_AGAIN(
            HttpStatus.CONFLICT,
            "What was prepared cannot be recorded any more",
            "Prepare the command again, and sign what that answers."),
    RECORD_READ_ONLY(
            HttpStatus.CONFLICT,
            "The record takes no changes",
            "Ask an operator: it was closed, or somebody else wrote to its repository."),
    OTHER_EPOCH(
            HttpStatus.CONFLICT,
            "The position is of an earlier epoch of the log",
            "Forget positions and cursors from before the log was rebuilt."),
    WITHHELD(
            HttpStatus.GONE,
            "The content was taken away by a redaction",
            "Accept application/json: that answer names the redaction."),
    STALE(
            HttpStatus.PRECONDITION_FAILED,
            "What is to be changed was changed since",
            "Read it again and decide on its newest version, with that one's ETag in If-Match."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large", "Send at most what the rule says."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not taken here", "Send application/json in UTF-8."),
    INVALID_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field breaks a rule", "Correct the named fields."),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The idempotency key was used for another request",
            "Use a new UUID of version 7 for a new request."),
    KEY_TOO_OLD(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The idempotency key is outside its window of 24 hours",
            "Look whether the first request took effect, then use a new UUID of version 7."),
    PREPARATION_REFUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "This is not what was prepared",
            "Send the preparation as it was answered, by the same key and with the same command."),
    SIGNATURE_REFUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A signature cannot be taken",
            "Sign each prepared commit's bytes, in their order, with the author's own key; the rule says what is wrong."),
    NOTHING_CHANGED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The request changes nothing",
            "Send what is to be different, or nothing at all."),
    IF_MATCH_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "A change must name the version that it is based on",
            "Send If-Match with the ETag of the version that was read."),
    TOO_MANY_CALLS(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many calls are under way",
            "Wait for answers before you send more; gRPC answers with this, HTTP lets wait."),
    POSITION_NOT_REACHED(
            HttpStatus.SERVICE_UNAVAILABLE, "The tables are not yet at the position asked for", "Try again shortly."),
    RECORD_BEHIND(
            HttpStatus.SERVICE_UNAVAILABLE,
            "An event of this patient could not be shown",
            "Ask an operator: the named event waits for a repair."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "VPR cannot do this now", "Try again, and look at /health."),
    STORE_FULL(
            HttpStatus.INSUFFICIENT_STORAGE,
            "There is no space to write",
            "Free space; writing then goes on by itself."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something in VPR is wrong",
            "Tell an operator the time of the request; nothing was acknowledged.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    ProblemType(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** The {@code type} of RFC 9457, such as {@code urn:vpr:problem:not-found}. */
    public URI uri() {
        return URI.create("urn:vpr:problem:" + slug());
    }

    /** The last part of {@link #uri()}, such as {@code not-found}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What a caller can do about it. */
    public String remedy() {
        return remedy;
    }
}
