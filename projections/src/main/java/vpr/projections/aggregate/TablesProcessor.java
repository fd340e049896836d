package vpr.projections.aggregate;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import vpr.gitstore.Recorded;

/**
 * Axon's event processor over one set of tables. All of it is wired here by hand: Axon's auto-configuration would take
 * an in-memory token store and no transactions without a word. Rows, token and dead letters share one transaction.
 */
final class TablesProcessor implements AutoCloseable {
    private static final String NAME = "tables";
    private static final int BATCH = 200;
    private static final int MOST_DEAD_RECORDS = 1000;
    private static final int MOST_DEAD_OF_A_RECORD = 10_000;
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(1);

    private final JdbcSequencedDeadLetterQueue<EventMessage<?>> queue;
    private final AllProjectors projectors;
    private final DeadLetteringEventHandlerInvoker invoker;
    private final PooledStreamingEventProcessor processor;
    private final ScheduledExecutorService coordinator = newThread("coordinator");
    private final ScheduledExecutorService worker = newThread("worker");

    TablesProcessor(GitEvents events, DataSource database) {
        var spring = new RebuildableTransactions(database);
        var transactions = new SpringTransactionManager(spring);
        var connections = new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(database));
        var serializer = Jackson3Serializer.builder().build();
        queue = queue(new DeadLetters(serializer, events::at), serializer, connections, transactions);
        projectors = new AllProjectors(JdbcClient.create(database), spring);
        invoker = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(projectors)
                .sequencingPolicy(event -> Recorded.of(event).record().hex())
                .queue(queue)
                .enqueuePolicy((letter, cause) -> aside(cause))
                .transactionManager(transactions)
                .enableSequenceIdentifierCache()
                .build();
        processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(invoker)
                .messageSource(events)
                .tokenStore(tokens(connections, serializer))
                .transactionManager(transactions)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH)
                .tokenClaimInterval(BETWEEN_CLAIMS.toMillis())
                .build();
    }

    private static JdbcSequencedDeadLetterQueue<EventMessage<?>> queue(
            DeadLetters letters, Serializer unused, ConnectionProvider connections, TransactionManager transactions) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(NAME)
                .schema(DeadLetters.SCHEMA)
                .statementFactory(letters)
                .converter(letters::read)
                .genericSerializer(unused)
                .eventSerializer(unused)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .maxSequences(MOST_DEAD_RECORDS)
                .maxSequenceSize(MOST_DEAD_OF_A_RECORD)
                .claimDuration(CLAIM)
                .build();
    }

    private static JdbcTokenStore tokens(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(CLAIM)
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    // What is not the event's fault is thrown on: the batch is rolled back and comes again.
    private static EnqueueDecision<EventMessage<?>> aside(Throwable cause) {
        if (cause instanceof NotShownException notShown && !notShown.isPassing()) {
            return Decisions.enqueue(new ThrowableCause(notShown.type(), notShown.getMessage()));
        }
        throw cause instanceof RuntimeException e ? e : NotShownException.because(cause);
    }

    void start() {
        processor.start();
    }

    boolean isRunning() {
        return processor.isRunning();
    }

    /** Whether events wait because of something that is not their own fault. */
    boolean isFailing() {
        return processor.isError() || projectors.isFailing();
    }

    /** Tries each record's dead letters once, the one that waited longest first; how many records are whole again. */
    int retryDeadLetters() {
        var whole = 0;
        for (var records = queue.amountOfSequences(); records > 0; records--) {
            projectors.useSavepoints();
            if (invoker.processAny()) {
                whole++;
            }
        }
        return whole;
    }

    @Override
    public void close() {
        processor.shutDown();
        worker.shutdown();
        coordinator.shutdown();
    }

    private static ScheduledExecutorService newThread(String what) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("vpr-tables-" + what).daemon().factory());
    }
}
