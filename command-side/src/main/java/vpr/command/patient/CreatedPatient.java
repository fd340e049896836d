package vpr.command.patient;

import io.swagger.v3.oas.annotations.media.Schema;
import vpr.gitstore.Receipt;

/** A patient who was created, with the commit that each of the three records begins with. */
record CreatedPatient(
        @Schema(example = "6f1d2b7c9e3a4f508b1c2d3e4f5a6b7c")
        String patientId,

        @Schema(example = "0a9b8c7d6e5f4a3b92c1d0e9f8a7b6c5")
        String clinicalId,

        @Schema(example = "b3c4d5e6f7a84b9c8d0e1f2a3b4c5d6e")
        String coordinationId,

        @Schema(example = "0001-000000000000042") String position,

        Commits commits) {

    /** The first commit of each record. */
    @Schema(name = "FirstCommits")
    record Commits(
            @Schema(example = "8c2f0d4b6a1e3c5d7f9b0a2c4e6f8091a3b5c7d9")
            String demographics,

            @Schema(example = "1f3b5d7092b4c6d8eaf1a3c5e7092b4d6f8a0c1e")
            String clinical,

            @Schema(example = "d4c3b2a1908f7e6d5c4b3a29180f7e6d5c4b3a29")
            String coordination) {}

    static CreatedPatient of(CreatePatient command, Receipt receipt) {
        return new CreatedPatient(
                command.demographics().hex(),
                command.links().clinical().hex(),
                command.links().coordination().hex(),
                receipt.position().toString(),
                new Commits(
                        receipt.commitOf(command.demographics()).hex(),
                        receipt.commitOf(command.links().clinical()).hex(),
                        receipt.commitOf(command.links().coordination()).hex()));
    }
}
