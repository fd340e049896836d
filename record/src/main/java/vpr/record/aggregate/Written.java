package vpr.record.aggregate;

import vpr.record.EventName;
import vpr.record.commit.CommitMessage;
import vpr.record.commit.FileChanges;
import vpr.record.commit.Trailers;

/**
 * An event as it is stored: its name, the words of the commit's subject, and the files it changes.
 *
 * @param domain see {@link CommitMessage}
 * @param action see {@link CommitMessage}
 * @param summary see {@link CommitMessage}
 */
public record Written(EventName name, String domain, String action, String summary, FileChanges files) {
    /** The commit's message with these trailers, which must name this event. */
    public CommitMessage message(Trailers trailers) {
        if (!trailers.event().equals(name)) {
            throw new IllegalArgumentException("the trailers must name the event that was written");
        }
        return new CommitMessage(domain, action, summary, trailers);
    }
}
