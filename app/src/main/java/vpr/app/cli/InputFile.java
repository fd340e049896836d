package vpr.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import vpr.record.InvalidException;

/** A file that a person names on the command line. */
final class InputFile {
    private InputFile() {}

    static Path require(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidException(option, "must name a file that can be read");
        }
        return file;
    }
}
