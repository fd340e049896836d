package vpr.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that every new clinical record begins with, beside those that VPR writes itself. They hold nothing
 * personal: each patient's repository has the same ones.
 */
public final class ClinicalTemplate {
    // A jar's folder cannot be listed, so the shipped files are named; a test keeps the list complete.
    static final List<String> SHIPPED = List.of("README.md", "VERIFYING.md");

    private final Map<String, byte[]> files;

    private ClinicalTemplate(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The template that comes with VPR. */
    public static ClinicalTemplate shipped() {
        var files = new LinkedHashMap<String, byte[]>();
        SHIPPED.forEach(name -> files.put(name, resource(name)));
        return new ClinicalTemplate(files);
    }

    /**
     * The template in a directory of the operator's, read whole, so that later changes there have no effect.
     *
     * @throws InvalidTemplateException when something in it breaks a rule of {@link TemplateRules}
     */
    public static ClinicalTemplate from(Path directory) throws InvalidTemplateException {
        return new ClinicalTemplate(TemplateDirectory.read(directory));
    }

    /** The contents by path, in the order of the paths; the paths are relative, with {@code /}. */
    public Map<String, byte[]> files() {
        var copy = new LinkedHashMap<String, byte[]>();
        files.forEach((path, content) -> copy.put(path, content.clone()));
        return copy;
    }

    private static byte[] resource(String name) {
        try (var in = ClinicalTemplate.class.getResourceAsStream("/templates/clinical/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the shipped template lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
