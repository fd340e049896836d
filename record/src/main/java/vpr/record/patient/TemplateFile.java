package vpr.record.patient;

import java.util.Arrays;
import java.util.Set;
import vpr.record.InvalidException;
import vpr.record.commit.RecordPath;

/** A file that a clinical record begins with, as the template directory had it, byte for byte. */
public final class TemplateFile implements Comparable<TemplateFile> {
    private static final int MOST_BYTES = 1 << 20;

    /** Names at the top of a clinical record that are VPR's own. */
    private static final Set<String> RESERVED = Set.of(
            "ehr_status.yaml",
            ".gitattributes",
            "correspondence",
            "observation",
            "diagnosis",
            "list",
            "reconciliation",
            "contribution",
            "fhir",
            "redactions");

    private final RecordPath path;
    private final byte[] content;

    /**
     * A file of a template.
     *
     * @param path below the record's folder, see {@link RecordPath}; not a name that VPR writes itself
     * @param content at most 1 MiB
     */
    public TemplateFile(String path, byte[] content) {
        this.path = new RecordPath(path);
        if (RESERVED.contains(this.path.names().getFirst())) {
            throw new InvalidException("path", "must not be a name that VPR writes itself");
        }
        if (content.length > MOST_BYTES) {
            throw new InvalidException("content", "must be at most " + MOST_BYTES + " bytes");
        }
        this.content = content.clone();
    }

    public String path() {
        return path.text();
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public int compareTo(TemplateFile other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TemplateFile file && path.equals(file.path) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "TemplateFile[" + path + ", " + content.length + " bytes]";
    }
}
