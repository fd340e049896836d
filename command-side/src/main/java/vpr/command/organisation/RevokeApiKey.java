package vpr.command.organisation;

import java.time.Instant;
import vpr.command.RecordCommand;
import vpr.record.RecordId;

/** Withdraw an API key from this moment on. */
public record RevokeApiKey(RecordId record, String keyId, Instant now) implements RecordCommand<Instant> {}
