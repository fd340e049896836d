package vpr.command;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vpr.gitstore.PreparedCommit;
import vpr.record.commit.ContentChain;

/** A command that was decided and not recorded: what its author is to sign. */
public record PreparedCommand(
        @Schema(
                description = "The idempotency key that the command has when it is submitted",
                example = "019a5b0e-7c3d-7e21-9f4a-1b2c3d4e5f60")
        String commandId,

        @Schema(description = "To be sent with the signatures, as it is", example = "q83vEjRWeJq83vEjRWeJ")
        String preparation,

        @Schema(description = "Until when it can be submitted", example = "2026-01-12T10:29:00Z")
        String expiresAt,

        @Schema(description = "What is to be signed, each on its own, in this order")
        List<Commit> commits) {

    /** A Git commit without its signature. */
    @Schema(name = "PreparedCommit")
    record Commit(
            @Schema(description = "Of which record", example = "0a9b8c7d6e5f4a3b92c1d0e9f8a7b6c5")
            String record,

            @Schema(
                    description = "The exact bytes to sign, a detached CMS SignedData",
                    format = "byte",
                    example = "dHJlZSA0YjgyNWRjNjQyY2I2ZWI5YTA2MGU1NGJmOGQ2OTI4OGZiZWU0OTA0Cg==")
            String bytesBase64,

            @Schema(
                    description = "SHA-256 of these bytes",
                    example = "6005f13d10348162eed1b02e35c077b29287436d537315716d4216c2b7bca8e8")
            String sha256,

            @Schema(
                    description = "Content-SHA256 of the commit before it, with which the files can be checked; absent"
                            + " when it is the record's first",
                    example = "0b7c1d2e3f405162738495a6b7c8d9eaf0b1c2d3e4f5061728394a5b6c7d8e9f")
            @Nullable
            String parentContentSha256,

            @Schema(description = "What it writes, to look at before it is signed")
            List<File> files) {}

    /** A file as it would be stored. */
    @Schema(name = "PreparedFile")
    record File(
            @Schema(example = "patient.yaml") String path,

            @Schema(format = "byte", example = "IyBzYWx0OiAwMDAwCg==")
            String bytesBase64) {}

    static Commit commit(PreparedCommit commit) {
        return new Commit(
                commit.record().hex(),
                base64(commit.text()),
                ContentChain.sha256(commit.text()),
                commit.parentContentSha256(),
                commit.files().entrySet().stream().map(PreparedCommand::file).toList());
    }

    private static File file(Map.Entry<String, byte[]> file) {
        return new File(file.getKey(), base64(file.getValue()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "PreparedCommand[" + commandId + "]";
    }
}
