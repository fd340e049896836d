package vpr.projections.aggregate;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.Recorded;

/** Gives handlers the facts of the event's commit. */
final class RecordedParameter implements ParameterResolverFactory, ParameterResolver<Recorded> {
    @Override
    @SuppressWarnings("NullAway") // Axon's own contract: null means that the parameter is another's.
    public @Nullable ParameterResolver<?> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Recorded.class ? this : null;
    }

    @Override
    public Recorded resolveParameterValue(Message<?> message) {
        return Recorded.of((EventMessage<?>) message);
    }

    @Override
    public boolean matches(Message<?> message) {
        return message instanceof EventMessage<?> && message.getMetaData().containsKey(Recorded.METADATA_KEY);
    }
}
