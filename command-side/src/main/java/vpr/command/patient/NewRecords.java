package vpr.command.patient;

import java.util.List;
import vpr.record.RmVersion;
import vpr.record.patient.TemplateFile;
import vpr.templates.ClinicalTemplate;

/**
 * What every new record of this installation begins with.
 *
 * @param namespace the installation's name, {@code VPR_NAMESPACE}
 * @param rmVersion of openEHR's reference model
 * @param template the first files of a clinical record
 */
public record NewRecords(String namespace, String rmVersion, List<TemplateFile> template) {
    public NewRecords {
        RmVersion.check("rmVersion", rmVersion);
        template = List.copyOf(template);
    }

    public static NewRecords of(String namespace, String rmVersion, ClinicalTemplate template) {
        return new NewRecords(
                namespace,
                rmVersion,
                template.files().entrySet().stream()
                        .map(file -> new TemplateFile(file.getKey(), file.getValue()))
                        .toList());
    }
}
