package vpr.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The structure of the code is kept, and every rule catches the violation that is planted for it. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vpr");
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("vpr");

    static Stream<Map.Entry<String, ArchRule>> rules() {
        return Rules.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_code_keeps(Map.Entry<String, ArchRule> rule) {
        rule.getValue().check(CODE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_planted_violation_is_caught_by(Map.Entry<String, ArchRule> rule) {
        assertThat(rule.getValue().evaluate(PLANTED).hasViolation())
                .as(rule.getKey())
                .isTrue();
    }
}
