package vpr.projections.aggregate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.Recorded;
import vpr.log.Position;

/**
 * How dead letters stand in {@code dead_letter_entry}: by reference. What the event says is read from Git again when the
 * letter is processed, so a redaction reaches it there and nothing of a patient waits in a queue.
 */
final class DeadLetters extends DefaultDeadLetterStatementFactory<EventMessage<?>> {
    static final DeadLetterSchema SCHEMA = DeadLetterSchema.builder()
            .deadLetterTable("dead_letter_entry")
            .deadLetterIdentifierColumn("dead_letter_id")
            .processingGroupColumn("processing_group")
            .sequenceIdentifierColumn("sequence_identifier")
            .sequenceIndexColumn("sequence_index")
            .enqueuedAtColumn("enqueued_at")
            .lastTouchedColumn("last_touched")
            .processingStartedColumn("processing_started")
            .causeTypeColumn("cause_type")
            .causeMessageColumn("cause_message")
            .build();

    private final Function<Position, ? extends EventMessage<?>> events;

    /** @param events reads an event again from Git */
    DeadLetters(Serializer unused, Function<Position, ? extends EventMessage<?>> events) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(SCHEMA)
                .genericSerializer(unused)
                .eventSerializer(unused));
        this.events = events;
    }

    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String group,
            String sequence,
            DeadLetter<? extends EventMessage<?>> letter,
            long index)
            throws SQLException {
        var recorded = Recorded.of(letter.message());
        var statement = connection.prepareStatement("""
                insert into dead_letter_entry (dead_letter_id, processing_group, sequence_identifier, sequence_index, position,
                    commit_id, event, enqueued_at, last_touched, cause_type, cause_message)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        statement.setString(1, UUID.randomUUID().toString());
        statement.setString(2, group);
        statement.setString(3, sequence);
        statement.setLong(4, index);
        statement.setString(5, recorded.position().toString());
        statement.setString(6, recorded.commit().hex());
        statement.setString(7, recorded.event().toString());
        statement.setString(8, DateTimeUtils.formatInstant(letter.enqueuedAt()));
        statement.setString(9, DateTimeUtils.formatInstant(letter.lastTouched()));
        statement.setString(10, letter.cause().map(Cause::type).orElse(null));
        statement.setString(11, letter.cause().map(Cause::message).orElse(null));
        return statement;
    }

    @Override
    public PreparedStatement requeueStatement(
            Connection connection, String id, @Nullable Cause cause, Instant lastTouched, MetaData diagnostics)
            throws SQLException {
        var statement = connection.prepareStatement("""
                update dead_letter_entry set cause_type = ?, cause_message = ?, last_touched = ?, processing_started = null
                where dead_letter_id = ?
                """);
        statement.setString(1, cause == null ? null : cause.type());
        statement.setString(2, cause == null ? null : cause.message());
        statement.setString(3, DateTimeUtils.formatInstant(lastTouched));
        statement.setString(4, id);
        return statement;
    }

    JdbcDeadLetter<EventMessage<?>> read(ResultSet row) throws SQLException {
        var causeType = row.getString("cause_type");
        return new JdbcDeadLetter<>(
                row.getString("dead_letter_id"),
                row.getLong("sequence_index"),
                row.getString("sequence_identifier"),
                DateTimeUtils.parseInstant(row.getString("enqueued_at")),
                DateTimeUtils.parseInstant(row.getString("last_touched")),
                causeType == null ? null : new ThrowableCause(causeType, row.getString("cause_message")),
                MetaData.emptyInstance(),
                events.apply(Position.parse(row.getString("position"))));
    }
}
