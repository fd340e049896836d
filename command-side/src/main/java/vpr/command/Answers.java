package vpr.command;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vpr.api.Positions;

/** What all answers to commands have in common. */
public final class Answers {
    private Answers() {}

    /** 201: something new can be read at the location. */
    public static ResponseEntity.BodyBuilder created(Done<?> done, URI location) {
        return with(done, ResponseEntity.created(location));
    }

    /** The status alone. */
    public static ResponseEntity.BodyBuilder of(HttpStatus status, Done<?> done) {
        return with(done, ResponseEntity.status(status));
    }

    private static ResponseEntity.BodyBuilder with(Done<?> done, ResponseEntity.BodyBuilder answer) {
        answer.header(Positions.HEADER, done.receipt().position().toString());
        return done.replayed() ? answer.header(IdempotencyKey.REPLAYED, "true") : answer;
    }
}
