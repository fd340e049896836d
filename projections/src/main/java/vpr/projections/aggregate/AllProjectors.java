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
import vpr.projections.Rows;
import vpr.projections.activity.ActivityProjector;
import vpr.projections.letter.LetterProjector;
import vpr.projections.organisation.ApiKeyProjector;
import vpr.projections.patient.PatientProjector;

/**
 * Shows each event to every projector: all rows of an event are written or none. It takes every event, so that the
 * token, and with it the position of the tables, moves with each.
 *
 * <p>After an error Postgres refuses every statement of the transaction: without going back behind a savepoint the dead
 * letter could not be written in it, nor the other events' rows. Savepoints are two more statements for each event, and
 * hardly any event fails. So there are none until one does, and rows of several events wait for each other to be one
 * statement: then the batch is rolled back and comes again, each of its events by itself and with a savepoint.
 */
final class AllProjectors implements EventMessageHandler {
    private static final int WITH_SAVEPOINT = 1000;

    private final List<AnnotationEventHandlerAdapter> projectors;
    private final RowsParameter rows;
    private final TransactionTemplate savepoint;
    private int savepoints;
    private volatile boolean failing;

    AllProjectors(JdbcClient db, PlatformTransactionManager transactions) {
        rows = new RowsParameter(db, this::writeOrAgain);
        var parameters = MultiParameterResolverFactory.ordered(
                new RecordedParameter(), rows, ClasspathParameterResolverFactory.forClass(AllProjectors.class));
        projectors = Stream.of(
                        new PatientProjector(), new LetterProjector(), new ApiKeyProjector(), new ActivityProjector())
                .map(projector -> new AnnotationEventHandlerAdapter(projector, parameters))
                .toList();
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public synchronized @Nullable Object handle(EventMessage<?> event) {
        if (savepoints > 0) {
            savepoints--;
            again(rows.rows()::write);
            noting(() -> savepoint.executeWithoutResult(status -> showAlone(event)));
        } else {
            again(() -> show(event));
        }
        failing = false;
        return null;
    }

    /** The next events get a savepoint each. */
    synchronized void useSavepoints() {
        savepoints = WITH_SAVEPOINT;
    }

    private synchronized void writeOrAgain(Rows waiting) {
        again(waiting::write);
    }

    // Whose fault it is, is seen when each of the events comes again alone.
    private void again(Runnable writing) {
        noting(() -> {
            try {
                writing.run();
            } catch (RuntimeException e) {
                useSavepoints();
                throw NotShownException.because(e).again();
            }
        });
    }

    private void noting(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException e) {
            var notShown = e instanceof NotShownException known ? known : NotShownException.because(e);
            failing = notShown.isPassing();
            throw notShown;
        }
    }

    /** Whether the last event failed for a reason that is not its own. */
    boolean isFailing() {
        return failing;
    }

    private void showAlone(EventMessage<?> event) {
        show(event);
        rows.rows().write();
    }

    private void show(EventMessage<?> event) {
        projectors.forEach(projector -> show(event, projector));
    }

    private static void show(EventMessage<?> event, AnnotationEventHandlerAdapter projector) {
        try {
            projector.handle(event);
        } catch (Exception e) {
            throw NotShownException.because(e);
        }
    }
}
