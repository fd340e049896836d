package vpr.app.grpc;

import com.google.protobuf.Message;
import io.grpc.Context;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vpr.access.grpc.Rpc;
import vpr.access.grpc.RpcCall;
import vpr.api.Positions;
import vpr.api.Seeing;
import vpr.api.TablesPosition;
import vpr.api.grpc.Transcoding;

/** From a request to its answer, as HTTP does it: what answers from the tables waits for the position asked for. */
final class Answering {
    private static final List<String> BESIDE = List.of(Positions.HEADER, "Idempotency-Replayed", "Vpr-Behind");

    private final Transcoding transcoding;
    private final ObjectProvider<TablesPosition> tables;
    private final ObjectProvider<PlatformTransactionManager> transactions;

    Answering(
            Transcoding transcoding,
            ObjectProvider<TablesPosition> tables,
            ObjectProvider<PlatformTransactionManager> transactions) {
        this.transcoding = transcoding;
        this.tables = tables;
        this.transactions = transactions;
    }

    <Q extends Message, A extends Message> A answer(Rpc<Q, A> rpc, Q request, RpcCall call, Answer<A> beside) {
        var least =
                call.metadata().all(Positions.MIN_HEADER).stream().findFirst().orElse(null);
        var seeing = new OverGrpc(least, beside);
        var inTables = rpc.method().isSafe() && rpc.tablesAlone();
        var answered = inTables
                ? seeing.inTables(() -> rpc.operation().answer(request, call, seeing))
                : rpc.operation().answer(request, call, seeing);
        return message(rpc, answered, seeing.position, beside);
    }

    private final class OverGrpc implements Seeing {
        private final @Nullable String atLeast;
        private final Answer<?> beside;
        private @Nullable String position;

        OverGrpc(@Nullable String atLeast, Answer<?> beside) {
            this.atLeast = atLeast;
            this.beside = beside;
        }

        @Override
        public @Nullable String atLeast() {
            return atLeast;
        }

        @Override
        public void seen(String seen) {
            position = seen;
            beside.put(Positions.HEADER, seen);
        }

        @Override
        public <T> T inTables(Supplier<T> read) {
            tables.getObject().reached(atLeast, remaining()).ifPresent(this::seen);
            return inTime(read);
        }
    }

    // The statements of a transaction that has a deadline are cancelled at it, in the database too.
    private <T> T inTime(Supplier<T> operation) {
        var transaction = new TransactionTemplate(transactions.getObject());
        transaction.setReadOnly(true);
        transaction.setTimeout((int) Math.max(1, (remaining().toMillis() + 999) / 1000));
        return Objects.requireNonNull(transaction.execute(status -> operation.get()));
    }

    private static Duration remaining() {
        var deadline = Objects.requireNonNull(Context.current().getDeadline(), "every call has a deadline");
        return Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS)));
    }

    @SuppressWarnings("unchecked") // the builder is that of the method's answers
    private <A extends Message> A message(Rpc<?, A> rpc, Object answered, @Nullable String position, Answer<A> beside) {
        var message = Bytes.builder(rpc.method());
        if (answered instanceof ResponseEntity<?> entity) {
            transcoding.fill(message, Objects.requireNonNull(entity.getBody()));
            for (var name : BESIDE) {
                var value = entity.getHeaders().getFirst(name);
                if (value != null) {
                    beside.put(name, value);
                }
            }
            set(message, "etag", entity.getHeaders().getETag());
        } else {
            transcoding.fill(message, answered);
        }
        set(message, "position", position);
        return (A) message.build();
    }

    // An answer that is of one position has it already; a list is as far as the tables had seen.
    private static void set(Message.Builder message, String name, @Nullable String value) {
        var field = message.getDescriptorForType().findFieldByName(name);
        if (field != null && value != null && message.getField(field).equals("")) {
            message.setField(field, value);
        }
    }
}
