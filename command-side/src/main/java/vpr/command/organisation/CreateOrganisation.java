package vpr.command.organisation;

import vpr.command.Command;
import vpr.record.InvalidException;
import vpr.record.RecordId;
import vpr.record.organisation.ApiKey;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;

/**
 * Begin the organisation's record, with a key for whoever gives out all others.
 *
 * @param namespace the installation's name
 */
public record CreateOrganisation(RecordId organisation, String namespace, ApiKey firstAdministrator)
        implements Command<RecordId> {
    public CreateOrganisation {
        if (!firstAdministrator.roles().contains(ApiKey.Role.ADMINISTRATOR)) {
            throw new InvalidException("roles", "must name the administrator");
        }
    }

    public OrganisationCreated organisationCreated() {
        return new OrganisationCreated(organisation, namespace);
    }

    public ApiKeyCreated keyCreated() {
        return new ApiKeyCreated(firstAdministrator);
    }
}
