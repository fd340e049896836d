package vpr.command.aggregate;

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
import vpr.command.Commands;
import vpr.command.RecordCommand;
import vpr.gitstore.AuthorSigning;

/** How commands reach the aggregates, and what they decide the store. */
@Configuration(proxyBeanMethods = false)
class CommandBusConfiguration {
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
                .commandTargetResolver(CommandBusConfiguration::target)
                .build();
    }

    /** Known by its type: the framework would look through the command's annotations each time. */
    static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        if (message.getPayload() instanceof RecordCommand<?> command) {
            return new VersionedAggregateIdentifier(command.record(), null);
        }
        throw new IllegalArgumentException(message.getCommandName() + ": must name its record");
    }
}
