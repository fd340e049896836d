package vpr.app.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Another process that starts Postgres, says so, and waits to be killed or for its input to end. */
final class OtherVpr {

    private OtherVpr() {}

    public static void main(String[] args) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startOrJoin(Path.of(args[0]), line -> {})) {
            System.out.println("owned: " + postgres.isOwned());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
