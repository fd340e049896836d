package vpr.command;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.AuthorSigning;
import vpr.gitstore.Receipt;
import vpr.record.Provenance;

/** Sends commands to whoever decides about them and waits until what was decided is durable. */
public final class Commands {
    /** Under which the provenance travels with a command and with its events. */
    public static final String PROVENANCE = "provenance";

    private static final String RECEIPT = "receipt";

    private final CommandBus bus;

    public Commands(CommandBus bus) {
        this.bus = bus;
    }

    /**
     * The decision's answer and what was recorded.
     *
     * @throws RejectedException when it was decided against
     */
    public <R> Done<R> send(Command<R> command, Provenance provenance) {
        return send(command, provenance, null);
    }

    /**
     * As {@link #send(Command, Provenance)}.
     *
     * @param signing how the author signs it; null when the service does
     * @throws vpr.gitstore.PreparedException when it was only prepared for the author to sign
     */
    public <R> Done<R> send(Command<R> command, Provenance provenance, @Nullable AuthorSigning signing) {
        var receipt = new AtomicReference<@Nullable Receipt>();
        var answer = new AtomicReference<@Nullable CommandResultMessage<? extends R>>();
        bus.<Command<R>, R>dispatch(
                new GenericCommandMessage<>(command, metadata(provenance, receipt, signing)),
                (message, result) -> answer.set(result));
        return new Done<>(resultOf(answer.get()), given(receipt.get()), false);
    }

    private static Map<String, ?> metadata(
            Provenance provenance, AtomicReference<?> receipt, @Nullable AuthorSigning signing) {
        return signing == null
                ? Map.of(PROVENANCE, provenance, RECEIPT, receipt)
                : Map.of(PROVENANCE, provenance, RECEIPT, receipt, AuthorSigning.METADATA_KEY, signing);
    }

    /**
     * Takes the receipt when the unit of work has committed: what a handler returns was computed before. To be registered
     * as a handler interceptor of the bus.
     */
    public static @Nullable Object handOverReceipt(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        work.afterCommit(done -> {
            if (done.getMessage().getMetaData().get(RECEIPT) instanceof AtomicReference<?> slot) {
                fill(slot, done.root().getResource(Receipt.RESOURCE));
            }
        });
        return chain.proceed();
    }

    @SuppressWarnings("unchecked") // only send puts it there
    private static void fill(AtomicReference<?> slot, @Nullable Receipt receipt) {
        ((AtomicReference<@Nullable Receipt>) slot).set(receipt);
    }

    // The bus works on the caller's thread, so the answer is there when dispatch returns.
    private static <R> R resultOf(@Nullable CommandResultMessage<? extends R> answer) {
        if (answer == null) {
            throw new IllegalStateException("the command bus answers before it returns");
        }
        if (answer.isExceptional()) {
            throw answer.exceptionResult() instanceof RuntimeException e
                    ? e
                    : new CommandExecutionException("the command failed", answer.exceptionResult());
        }
        return answer.getPayload();
    }

    private static Receipt given(@Nullable Receipt receipt) {
        if (receipt == null) {
            throw new IllegalStateException("a command that was not rejected records something");
        }
        return receipt;
    }
}
