package vpr.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import vpr.app.settings.OwnerOnly;

/**
 * The programs of Postgres, which the making of the program's cache has unpacked, for the other first runs: unpacking them again takes
 * a first run longer than anything else.
 */
record UnpackedPostgres(Path folder) {
    private static final String POSTGRES = "postgres";

    static UnpackedPostgres in(Path runDirectory) {
        return new UnpackedPostgres(runDirectory.resolve(POSTGRES));
    }

    /** By hard links, since nobody writes to them. On another file system than this one's each run unpacks its own. */
    void lendTo(Path runDirectory) throws IOException {
        var to = runDirectory.resolve(POSTGRES);
        if (Files.exists(to)) {
            return;
        }
        OwnerOnly.createDirectories(to);
        if (!Files.getFileStore(to).equals(Files.getFileStore(folder))) {
            return;
        }
        try (var entries = Files.newDirectoryStream(folder, "[0-9]*-*")) {
            for (var programs : entries) {
                link(programs, to.resolve(programs.getFileName()));
            }
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var link = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(link);
                } else if (Files.isSymbolicLink(file)) {
                    Files.createSymbolicLink(link, Files.readSymbolicLink(file));
                } else {
                    Files.createLink(link, file);
                }
            }
        }
    }
}
