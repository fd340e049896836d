package vpr.gitstore;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.BundleWriter;

/** Keeps a tip with its whole history as a Git bundle, which {@code git clone} can open by itself. */
final class ForeignBundle {
    private final Repositories repositories;

    ForeignBundle(Repositories repositories) {
        this.repositories = repositories;
    }

    /** False when objects of the tip are missing, so that there is nothing whole to keep. */
    boolean keep(RecordDirectory directory, ObjectId tip, Path folder) throws IOException {
        Path file = folder.resolve(tip.name() + ".bundle");
        Path temporary = folder.resolve(tip.name() + ".tmp");
        repositories.forget(directory); // the tip's objects came from another process
        try (FileRepository repository = repositories.use(directory)) {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                var writer = new BundleWriter(repository);
                writer.include("HEAD", tip);
                writer.include(RecordDirectory.MAIN, tip);
                writer.writeBundle(NullProgressMonitor.INSTANCE, out);
            }
            DurableFile.force(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.forceDirectory(folder);
            return true;
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            Files.deleteIfExists(temporary);
            return false;
        }
    }
}
