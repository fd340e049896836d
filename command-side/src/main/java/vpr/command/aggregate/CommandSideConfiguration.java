package vpr.command.aggregate;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vpr.access.ApiKeys;
import vpr.command.AuthoredCommands;
import vpr.command.CommandHeaders;
import vpr.command.CommandProblems;
import vpr.command.CommandRpcs;
import vpr.command.Commands;
import vpr.command.DerivedIds;
import vpr.command.FactSchemas;
import vpr.command.FactSchemas.Fact;
import vpr.command.Idempotency;
import vpr.command.IfMatchResolver;
import vpr.command.PatientRecords;
import vpr.command.SenderResolver;
import vpr.command.Senders;
import vpr.command.letter.LetterController;
import vpr.command.letter.LetterEditController;
import vpr.command.letter.LetterEditing;
import vpr.command.letter.LetterGrpc;
import vpr.command.letter.LetterSettings;
import vpr.command.letter.LetterSigningController;
import vpr.command.organisation.ApiKeyController;
import vpr.command.organisation.ApiKeyGrpc;
import vpr.command.organisation.Bootstrap;
import vpr.command.organisation.OrganisationKeys;
import vpr.command.patient.DemographicsChanges;
import vpr.command.patient.DemographicsController;
import vpr.command.patient.NewRecords;
import vpr.command.patient.PatientController;
import vpr.command.patient.PatientFacts;
import vpr.command.patient.PatientGrpc;
import vpr.command.patient.PatientSigningController;
import vpr.gitstore.GitStore;
import vpr.gitstore.signing.AuthorSignatures;
import vpr.gitstore.signing.InstallationSecret;
import vpr.record.RecordId;

/**
 * The command side's parts, named one by one. It needs from outside: the store, its {@link EventStore} (with
 * {@link Heads#restore}), the installation's secret and whose signatures it trusts, {@link NewRecords}, a clock, the organisation's time zone.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    CommandBusConfiguration.class,
    CommandProblems.class,
    PatientController.class,
    PatientSigningController.class,
    PatientGrpc.class,
    DemographicsController.class,
    LetterController.class,
    LetterEditController.class,
    LetterSigningController.class,
    LetterGrpc.class,
    ApiKeyController.class,
    ApiKeyGrpc.class
})
public class CommandSideConfiguration {
    @Bean
    Commands commands(CommandBus bus) {
        return new Commands(bus);
    }

    @Bean
    Idempotency idempotency(GitStore store) {
        return new Idempotency(store);
    }

    @Bean
    PatientRecords patientRecords(GitStore store) {
        return new PatientRecords(store);
    }

    @Bean
    DerivedIds derivedIds(InstallationSecret secret) {
        return new DerivedIds(secret);
    }

    @Bean
    AuthoredCommands authoredCommands(
            InstallationSecret secret, AuthorSignatures signatures, InstantSource clock, SecureRandom random) {
        return new AuthoredCommands(secret, signatures, clock, random);
    }

    @Bean
    DemographicsChanges demographicsChanges(Commands commands, Idempotency idempotency, PatientRecords patients) {
        return new DemographicsChanges(commands, idempotency, patients);
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    LetterSettings letterSettings(NewRecords beginning, ZoneId zone) {
        return new LetterSettings(beginning.rmVersion(), zone);
    }

    @Bean
    LetterEditing letterEditing(GitStore store, Commands commands, Idempotency idempotency, PatientRecords patients) {
        return new LetterEditing(store, commands, idempotency, patients);
    }

    @Bean
    ApiKeys organisationKeys(GitStore store, DerivedIds ids) {
        return new OrganisationKeys(store, RecordId.of(ids.organisation()));
    }

    @Bean
    Bootstrap bootstrap(
            GitStore store,
            Commands commands,
            DerivedIds ids,
            NewRecords beginning,
            InstantSource clock,
            SecureRandom random) {
        return new Bootstrap(store, commands, RecordId.of(ids.organisation()), beginning.namespace(), clock, random);
    }

    @Bean
    CommandHeaders commandHeaders() {
        return new CommandHeaders();
    }

    @Bean
    FactSchemas factSchemas() {
        var facts = new ArrayList<>(PatientFacts.all());
        facts.add(new Fact(
                "Author",
                "The person who answers for what is written",
                Map.of("name", "Dr Jane Smith", "role", "Consultant Physician", "careLocation", "Example NHS Trust"),
                Map.of()));
        facts.add(new Fact(
                "Composer", "Who composed a letter", Map.of("name", "Dr Omar Haddad", "role", "Surgeon"), Map.of()));
        return new FactSchemas(facts);
    }

    @Bean
    Senders senders(InstantSource clock, SecureRandom random) {
        return new Senders(clock, random);
    }

    @Bean
    CommandRpcs commandRpcs(Senders senders) {
        return new CommandRpcs(senders);
    }

    @Bean
    WebMvcConfigurer argumentsOfCommands(Senders senders) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SenderResolver(senders));
                resolvers.add(new IfMatchResolver());
            }
        };
    }
}
