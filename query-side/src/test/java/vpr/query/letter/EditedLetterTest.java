package vpr.query.letter;

import org.junit.jupiter.api.BeforeEach;
import vpr.query.QueryTest;
import vpr.query.Written;

/** Tests of one letter that was edited twice. */
abstract class EditedLetterTest extends QueryTest {
    final String letter = Written.newLetterId();
    String patient = "";

    /** Recorded at 10:15, 11:15 and 12:15. */
    @BeforeEach
    void a_letter_of_three_versions() {
        patient = written.patient();
        written.letter(patient, letter, "2026-01-12T10:14:00Z", "Dear colleague,\n\nPlan: 10 mg\n");
        written.edited(patient, letter, 2, "Report", "Dear colleague,\n\nPlan: 5 mg\n");
        written.edited(patient, letter, 3, "Report", "Dear Dr Patel,\n\nPlan: 5 mg\n");
    }
}
