package vpr.command.aggregate;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
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
import vpr.command.RecordCommand;
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
import vpr.gitstore.AuthorSigning;
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
    /**
     * No transaction: commands write only to the journal, and one that was opened before the wait for a record's lock
     * would hold a database connection while it waits.
     */
    @Bean
    CommandBus commandBus(EventStore events) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(
                new SimpleCorrelationDataProvider(Commands.PROVENANCE, AuthorSigning.METADATA_KEY)));
        bus.registerHandlerInterceptor(Commands::handOverReceipt);
        subscribe(bus, events);
        return bus;
    }

    private static void subscribe(CommandBus bus, EventStore events) {
        var clinical = repository(ClinicalRecord.class, events);
        handler(ClinicalRecord.class, clinical).subscribe(bus);
        handler(Organisation.class, repository(Organisation.class, events)).subscribe(bus);
        var demographics = repository(Demographics.class, events);
        handler(Demographics.class, demographics).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(
                        new PatientCreation(demographics, clinical, repository(CoordinationRecord.class, events)))
                .subscribe(bus);
    }

    private static <T> Repository<T> repository(Class<T> type, EventStore events) {
        return EventSourcingRepository.builder(type)
                .aggregateFactory(new GenericAggregateFactory<>(type))
                .eventStore(events)
                .lockFactory(PessimisticLockFactory.usingDefaults())
                .build();
    }

    private static <T> AggregateAnnotationCommandHandler<T> handler(Class<T> type, Repository<T> repository) {
        return AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(repository)
                .commandTargetResolver(CommandSideConfiguration::target)
                .build();
    }

    /** Known by its type: the framework would look through the command's annotations each time. */
    static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        if (message.getPayload() instanceof RecordCommand<?> command) {
            return new VersionedAggregateIdentifier(command.record(), null);
        }
        throw new IllegalArgumentException(message.getCommandName() + ": must name its record");
    }

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
