package vpr.gitstore;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit without the configuration of the machine and of whoever runs it: a record is the same everywhere. It neither runs
 * {@code git} to find such files nor writes one into the home directory.
 */
final class OwnConfiguration extends SystemReader.Delegate {
    private OwnConfiguration(SystemReader reader) {
        super(reader);
    }

    /** For the whole process, once. */
    static synchronized void use() {
        if (!(SystemReader.getInstance() instanceof OwnConfiguration)) {
            SystemReader.setInstance(new OwnConfiguration(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    private static final class Empty extends FileBasedConfig {
        Empty(@Nullable Config parent, FS fs) {
            super(parent, new File("none"), fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
