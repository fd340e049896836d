package vpr.command.organisation;

import vpr.command.RecordCommand;
import vpr.record.RecordId;
import vpr.record.organisation.ApiKey;

/** Give out an API key. */
public record CreateApiKey(RecordId record, ApiKey key) implements RecordCommand<String> {}
