package vpr.app.log;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vpr.access.Action;
import vpr.access.Allowed;
import vpr.access.Open;
import vpr.api.Problem;
import vpr.api.ProblemType;
import vpr.gitstore.GitStore;
import vpr.log.tree.CheckpointFiles;
import vpr.log.tree.LogTree;
import vpr.log.tree.Note;
import vpr.log.tree.TilePath;
import vpr.log.tree.TreeCheckpoint;

/**
 * The log as C2SP tlog-tiles: checkpoint and hashes for whoever asks, entries for those who may read the log, since they name
 * records and times. Only what the latest checkpoint covers is served. Not in the description of the interface: the
 * specification describes it, and its clients know it.
 */
@Hidden
@RestController("log")
class LogController {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain; charset=utf-8");
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final GitStore store;
    private final LogTree tree;
    private final CheckpointFiles files;

    LogController(GitStore store, LogTree tree, CheckpointFiles files) {
        this.store = store;
        this.tree = tree;
        this.files = files;
    }

    @Open
    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() throws IOException {
        return note(files.latest());
    }

    /** The latest that a witness has cosigned. */
    @Open
    @GetMapping("/log/checkpoint.witnessed")
    ResponseEntity<byte[]> witnessed() throws IOException {
        return note(files.witnessed());
    }

    private static ResponseEntity<byte[]> note(Optional<Note> note) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(A_MOMENT).cachePublic())
                .body(note.orElseThrow(LogController::notFound).bytes());
    }

    @Open
    @GetMapping("/log/tile/{level:[0-9]{1,2}}/{*number}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String number) throws IOException {
        var tile = covered(level, number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .body(tree.tile(tile));
    }

    @Allowed(Action.READ_LOG)
    @GetMapping("/log/tile/entries/{*number}")
    ResponseEntity<byte[]> entries(@PathVariable String number) throws IOException {
        var bundle = covered("0", number);
        var first = bundle.index() * TilePath.FULL;
        var body = new ByteArrayOutputStream();
        for (var entry : store.logEntries().read(first, first + bundle.width())) {
            body.write(entry.length >> Byte.SIZE);
            body.write(entry.length);
            body.writeBytes(entry);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePrivate().immutable())
                .body(body.toByteArray());
    }

    private TilePath covered(String level, String number) throws IOException {
        try {
            var tile = TilePath.parse(level(level), number.replaceFirst("^/", ""));
            var size = files.latest()
                    .map(note -> TreeCheckpoint.parse(note.text()).head().size())
                    .orElse(0L);
            if (tile.isIn(size)) {
                return tile;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.ofField(ProblemType.MALFORMED_REQUEST, "path", "must be a tile, as C2SP tlog-tiles has it");
        }
        throw notFound();
    }

    private static int level(String text) {
        if (text.length() > 1 && text.startsWith("0")) {
            throw new IllegalArgumentException("level: must not have leading zeros");
        }
        return Integer.parseInt(text);
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "The log has no such thing yet.");
    }
}
