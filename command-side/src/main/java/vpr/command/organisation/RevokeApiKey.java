package vpr.command.organisation;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vpr.command.Command;
import vpr.record.RecordId;

/** Withdraw an API key from this moment on. */
public record RevokeApiKey(@TargetAggregateIdentifier RecordId organisation, String keyId, Instant now)
        implements Command<Instant> {}
