package vpr.command;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A command that was prepared, once more, with its author's signatures.
 *
 * @param <C> the request that was prepared
 */
public record Submission<C>(
        @Schema(description = "The request that was prepared, the same in every field")
        C command,

        @Schema(description = "As preparing answered it", maxLength = 4096, example = "q83vEjRWeJq83vEjRWeJ")
        String preparation,

        @ArraySchema(
                minItems = 1,
                maxItems = 10,
                arraySchema =
                        @Schema(
                                description = "One for each prepared commit, in their order: a detached CMS SignedData"
                                        + " (RFC 5652) in DER with the author's certificate"),
                schema = @Schema(format = "byte", example = "MIIB1QYJKoZIhvcNAQcCoIIBxjCCAcICAQExDzANBgkq"))
        List<String> signatures) {
    public Submission {
        signatures = List.copyOf(signatures);
    }

    /** What a submission has beside its command. */
    public record Signed(String preparation, List<String> signatures) {
        public <C> Submission<C> of(C command) {
            return new Submission<>(command, preparation, signatures);
        }
    }

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "Submission";
    }
}
