package vpr.projections.aggregate;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vpr.projections.activity.ActivityProjector;
import vpr.projections.letter.LetterProjector;
import vpr.projections.organisation.ApiKeyProjector;
import vpr.projections.patient.PatientProjector;

/**
 * Shows each event to every projector: all rows of an event are written or none. It takes every event, so that the
 * token, and with it the position of the tables, moves with each.
 *
 * <p>The savepoint is needed because after an error Postgres refuses every statement of the transaction: without going
 * back behind it, the dead letter could not be written in it, nor the other events' rows.
 */
final class AllProjectors implements EventMessageHandler {
    private final List<AnnotationEventHandlerAdapter> projectors;
    private final TransactionTemplate savepoint;
    private volatile boolean failing;

    AllProjectors(JdbcClient db, PlatformTransactionManager transactions) {
        var parameters = MultiParameterResolverFactory.ordered(
                new RecordedParameter(), ClasspathParameterResolverFactory.forClass(AllProjectors.class));
        projectors = Stream.of(
                        new PatientProjector(db),
                        new LetterProjector(db),
                        new ApiKeyProjector(db),
                        new ActivityProjector(db))
                .map(projector -> new AnnotationEventHandlerAdapter(projector, parameters))
                .toList();
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        try {
            savepoint.executeWithoutResult(status -> projectors.forEach(projector -> show(event, projector)));
            failing = false;
        } catch (RuntimeException e) {
            var notShown = e instanceof NotShownException known ? known : NotShownException.because(e);
            failing = notShown.isPassing();
            throw notShown;
        }
        return null;
    }

    /** Whether the last event failed for a reason that is not its own. */
    boolean isFailing() {
        return failing;
    }

    private static void show(EventMessage<?> event, AnnotationEventHandlerAdapter projector) {
        try {
            projector.handle(event);
        } catch (Exception e) {
            throw NotShownException.because(e);
        }
    }
}
