package vpr.gitstore;

import java.util.Optional;
import vpr.record.RecordId;

/**
 * What is true of the whole data directory.
 *
 * @param namespace fixed when it was made
 * @param logOrigin the log's name in its checkpoints, fixed too
 * @param organisation the organisation's record; empty until it is created
 */
public record StoreFacts(String namespace, String logOrigin, Optional<RecordId> organisation) {}
