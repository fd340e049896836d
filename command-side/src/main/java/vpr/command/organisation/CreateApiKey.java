package vpr.command.organisation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import vpr.command.Command;
import vpr.record.RecordId;
import vpr.record.organisation.ApiKey;

/** Give out an API key. */
public record CreateApiKey(@TargetAggregateIdentifier RecordId organisation, ApiKey key) implements Command<String> {}
