package vpr.benchmarks.baseline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** EHRbase, fetched and put together by Maven: {@code benchmarks/ehrbase}. */
public final class EhrbaseProgram {
    private static final String TEST_DATA = "test-data-";

    private final List<String> classPath;

    private EhrbaseProgram(List<String> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /** Nothing when Maven cannot; it has said why, on this process's output. */
    public static Optional<EhrbaseProgram> fetch(Path home) throws IOException, InterruptedException {
        Path project = home.resolve("benchmarks").resolve("ehrbase");
        Path jars = project.resolve("target").resolve("classpath");
        var maven = new ProcessBuilder(
                        home.resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "process-classes",
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + jars)
                .directory(home.toFile())
                .inheritIO()
                .start();
        if (maven.waitFor() != 0) {
            return Optional.empty();
        }
        var own = project.resolve("target").resolve("classes").toString();
        var others = Files.readString(jars).strip().split(File.pathSeparator);
        return Optional.of(new EhrbaseProgram(
                Stream.concat(Stream.of(own), Stream.of(others)).toList()));
    }

    String classPath() {
        return String.join(File.pathSeparator, classPath);
    }

    /** One of the templates that EHRbase's own project tests with. */
    byte[] template(String file) throws IOException {
        var jar = classPath.stream()
                .filter(path -> Path.of(path).getFileName().toString().startsWith(TEST_DATA))
                .findFirst()
                .orElseThrow();
        try (var opened = new JarFile(jar);
                var stream = opened.getInputStream(opened.getJarEntry("operationaltemplate/" + file))) {
            return stream.readAllBytes();
        }
    }
}
