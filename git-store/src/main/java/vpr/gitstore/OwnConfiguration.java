package vpr.gitstore;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit without the configuration of the machine and of whoever runs it: a record is the same everywhere. It neither runs
 * {@code git} to find such files nor writes one into the home directory.
 */
public final class OwnConfiguration extends SystemReader.Delegate {
    private OwnConfiguration(SystemReader reader) {
        super(reader);
    }

    /** For the whole process, once. */
    public static synchronized void use() {
        if (!(SystemReader.getInstance() instanceof OwnConfiguration)) {
            SystemReader.setInstance(new OwnConfiguration(SystemReader.getInstance()));
        }
    }

    /** JGit looks here for {@link KnownFileSystem}. */
    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new KnownFileSystem(parent, fs);
    }

    @Override
    public StoredConfig getUserConfig() {
        return openUserConfig(null, FS.DETECTED);
    }

    @Override
    public StoredConfig getSystemConfig() {
        return openSystemConfig(null, FS.DETECTED);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public StoredConfig getJGitConfig() {
        return openJGitConfig(null, FS.DETECTED);
    }

    /**
     * How exact the times of files are. JGit would measure that for seconds at every start, since it cannot keep what it
     * measured; Linux keeps them by the kernel's tick, at most 10 ms.
     */
    private static final class KnownFileSystem extends Empty {
        KnownFileSystem(@Nullable Config parent, FS fs) {
            super(parent, fs);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long defaultValue, TimeUnit unit) {
            if (!section.equals("filesystem")) {
                return defaultValue;
            }
            return switch (name) {
                case "timestampResolution" -> unit.convert(10, TimeUnit.MILLISECONDS);
                case "minRacyThreshold" -> unit.convert(20, TimeUnit.MILLISECONDS);
                default -> defaultValue;
            };
        }
    }

    private static class Empty extends FileBasedConfig {
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
