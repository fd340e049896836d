package vpr.gitstore;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import vpr.log.Position;

/**
 * How far a projection has come: the position of the last event it has seen. The order of the texts is the order of the
 * positions. As JSON it is this one property.
 *
 * @param at the position as {@link Position} writes it
 */
public record PositionToken(String at) implements TrackingToken {
    /** @throws IllegalArgumentException when it is no position in its one canonical form */
    public PositionToken {
        var _ = Position.parse(at);
    }

    static @Nullable PositionToken of(@Nullable Position position) {
        return position == null ? null : new PositionToken(position.toString());
    }

    /** Where a stream begins; null for the first event. */
    static @Nullable Position positionOf(@Nullable TrackingToken token) {
        return token == null ? null : Position.parse(own(token).at);
    }

    private static PositionToken own(TrackingToken token) {
        if (token instanceof PositionToken own) {
            return own;
        }
        throw new IllegalArgumentException("token: must come from the store's tracking stream");
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return at.compareTo(own(other).at) <= 0 ? this : other;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return at.compareTo(own(other).at) >= 0 ? this : other;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || at.compareTo(own(other).at) >= 0;
    }

    @Override
    public boolean samePositionAs(TrackingToken other) {
        return equals(other);
    }
}
