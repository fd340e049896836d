package vpr.projections.aggregate;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.function.Consumer;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vpr.projections.Rows;

/** Gives handlers the rows of their transaction, and has those that wait written before it is committed. */
final class RowsParameter implements ParameterResolverFactory, ParameterResolver<Rows> {
    private static final String KEY = Rows.class.getName();

    private final JdbcClient db;
    private final Consumer<Rows> last;

    /** @param last what becomes of the rows that still wait when everything else of the transaction is done */
    RowsParameter(JdbcClient db, Consumer<Rows> last) {
        this.db = db;
        this.last = last;
    }

    /** Of the transaction of this thread. */
    Rows rows() {
        var unit = CurrentUnitOfWork.get().root();
        return unit.getOrComputeResource(KEY, none -> {
            var rows = new Rows(db);
            unit.onPrepareCommit(ending -> last.accept(rows));
            return rows;
        });
    }

    @Override
    @SuppressWarnings("NullAway") // Axon's own contract: null means that the parameter is another's.
    public @Nullable ParameterResolver<?> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Rows.class ? this : null;
    }

    @Override
    public Rows resolveParameterValue(Message<?> message) {
        return rows();
    }

    @Override
    public boolean matches(Message<?> message) {
        return true;
    }
}
