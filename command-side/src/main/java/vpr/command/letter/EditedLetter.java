package vpr.command.letter;

import io.swagger.v3.oas.annotations.media.Schema;
import vpr.command.Done;
import vpr.record.EntryId;
import vpr.record.RecordId;

/** A letter that was given a new version. */
record EditedLetter(
        @Schema(example = "20260111T143522.045Z-550e8400-e29b-41d4-a716-446655440000")
        String letterId,

        @Schema(example = "0001-000000000000044") String position,

        @Schema(
                description = "The Git commit that is the new version",
                example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
        String commit) {
    static Done<EditedLetter> of(RecordId clinical, Done<EntryId> done) {
        var receipt = done.receipt();
        var edited = new EditedLetter(
                done.result().toString(),
                receipt.position().toString(),
                receipt.commitOf(clinical).hex());
        return new Done<>(edited, receipt, done.replayed());
    }
}
