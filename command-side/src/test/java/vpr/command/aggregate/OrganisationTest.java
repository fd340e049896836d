package vpr.command.aggregate;

import static vpr.command.Examples.NOW;
import static vpr.command.Examples.ORGANISATION;
import static vpr.command.Examples.key;
import static vpr.command.aggregate.ClinicalRecordTest.rejected;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import vpr.command.Rejection;
import vpr.command.organisation.CreateApiKey;
import vpr.command.organisation.CreateOrganisation;
import vpr.command.organisation.RevokeApiKey;
import vpr.record.organisation.ApiKey;
import vpr.record.organisation.ApiKey.Role;
import vpr.record.organisation.OrganisationEvent.ApiKeyCreated;
import vpr.record.organisation.OrganisationEvent.ApiKeyRevoked;
import vpr.record.organisation.OrganisationEvent.OrganisationCreated;

class OrganisationTest {
    private static final ApiKey FIRST = key("a", Role.ADMINISTRATOR, null);
    private static final ApiKey SECOND = key("b", Role.ADMINISTRATOR, null);
    private static final ApiKey EXPIRING = key("c", Role.ADMINISTRATOR, NOW);
    private static final ApiKey CLINICIANS = key("d", Role.CLINICIAN, null);
    private static final OrganisationCreated CREATED = new OrganisationCreated(ORGANISATION, "example");

    private final FixtureConfiguration<Organisation> record = new AggregateTestFixture<>(Organisation.class)
            .registerCommandTargetResolver(CommandBusConfiguration::target);

    @Test
    void it_begins_with_an_administrators_key() {
        record.givenNoPriorActivity()
                .when(new CreateOrganisation(ORGANISATION, "example", FIRST))
                .expectEvents(CREATED, new ApiKeyCreated(FIRST));
    }

    @Test
    void a_key_is_given_out_once() {
        record.given(CREATED, new ApiKeyCreated(FIRST))
                .when(new CreateApiKey(ORGANISATION, CLINICIANS))
                .expectEvents(new ApiKeyCreated(CLINICIANS))
                .expectResultMessagePayload(CLINICIANS.id());
        record.given(CREATED, new ApiKeyCreated(FIRST), new ApiKeyCreated(CLINICIANS))
                .when(new CreateApiKey(ORGANISATION, CLINICIANS))
                .expectNoEvents()
                .expectException(rejected(Rejection.Conflict.class));
    }

    @Test
    void a_key_is_revoked_once() {
        record.given(CREATED, new ApiKeyCreated(FIRST), new ApiKeyCreated(CLINICIANS))
                .when(revoke(CLINICIANS))
                .expectEvents(new ApiKeyRevoked(CLINICIANS, NOW))
                .expectResultMessagePayload(NOW);
        record.given(
                        CREATED,
                        new ApiKeyCreated(FIRST),
                        new ApiKeyCreated(CLINICIANS),
                        new ApiKeyRevoked(CLINICIANS, NOW))
                .when(revoke(CLINICIANS))
                .expectNoEvents()
                .expectException(rejected(Rejection.Conflict.class));
    }

    @Test
    void a_key_that_was_never_given_out_cannot_be_revoked() {
        record.given(CREATED, new ApiKeyCreated(FIRST))
                .when(revoke(SECOND))
                .expectNoEvents()
                .expectException(rejected(Rejection.NotFound.class));
    }

    @Test
    void the_last_administrators_key_that_holds_stays() {
        record.given(CREATED, new ApiKeyCreated(FIRST), new ApiKeyCreated(EXPIRING), new ApiKeyCreated(CLINICIANS))
                .when(revoke(FIRST))
                .expectNoEvents()
                .expectException(rejected(Rejection.Conflict.class));
        record.given(CREATED, new ApiKeyCreated(FIRST), new ApiKeyCreated(SECOND))
                .when(revoke(FIRST))
                .expectEvents(new ApiKeyRevoked(FIRST, NOW));
    }

    private static RevokeApiKey revoke(ApiKey key) {
        return new RevokeApiKey(ORGANISATION, key.id(), NOW);
    }
}
