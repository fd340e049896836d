package vpr.command.letter;

import vpr.record.RmVersion;

/**
 * What a letter has where its request says nothing.
 *
 * @param rmVersion of openEHR's reference model, {@code VPR_RM_VERSION}
 */
public record LetterSettings(String rmVersion) {
    public LetterSettings {
        RmVersion.check("rmVersion", rmVersion);
    }
}
