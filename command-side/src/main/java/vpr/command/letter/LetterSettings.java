package vpr.command.letter;

import java.time.ZoneId;
import vpr.record.RmVersion;

/**
 * What a letter has where its request says nothing.
 *
 * @param rmVersion of openEHR's reference model, {@code VPR_RM_VERSION}
 * @param zone in which a letter begins that does not say when, {@code VPR_TIME_ZONE}
 */
public record LetterSettings(String rmVersion, ZoneId zone) {
    public LetterSettings {
        RmVersion.check("rmVersion", rmVersion);
    }
}
