package vpr.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;

/** The structure of the code, as rules by name. */
final class Rules {
    private static final String[] SIDES = {"vpr.command..", "vpr.projections..", "vpr.query..", "vpr.population.."};
    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "org.axonframework..",
        "org.eclipse.jgit..",
        "java.sql..",
        "jakarta..",
        "ca.uhn..",
        "com.nedap.."
    };

    private Rules() {}

    static Map<String, ArchRule> all() {
        var rules = new TreeMap<String, ArchRule>();
        rules.put("record-is-plain", plain("vpr.record..", "vpr.record.."));
        rules.put("log-is-plain", plain("vpr.log..", "vpr.log.."));
        rules.put("jgit-stays-in-git-store", only("org.eclipse.jgit..", "vpr.gitstore.."));
        rules.put("bouncy-castle-stays-in-git-store", only("org.bouncycastle..", "vpr.gitstore.."));
        rules.put(
                "queries-know-neither-events-nor-git",
                noClasses()
                        .that()
                        .resideInAnyPackage("vpr.query..", "vpr.population..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("vpr.record..", "vpr.gitstore..", "vpr.log.."));
        rules.put(
                "projections-know-no-web",
                noClasses()
                        .that()
                        .resideInAPackage("vpr.projections..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework.web..", "vpr.api..", "vpr.access.."));
        for (var side : SIDES) {
            rules.put("sides-stay-apart-" + side.replaceAll("[.]", ""), apart(side));
        }
        rules.put("features-stay-apart-in-record", features("vpr.record"));
        rules.put("features-stay-apart-in-command", features("vpr.command"));
        rules.put("features-stay-apart-in-projections", features("vpr.projections"));
        rules.put("features-stay-apart-in-query", features("vpr.query"));
        rules.put("features-stay-apart-in-client", features("vpr.app.client"));
        rules.put(
                "clients-know-neither-events-nor-spring",
                noClasses()
                        .that()
                        .resideInAPackage("vpr.app.client..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..",
                                "vpr.record..",
                                "vpr.gitstore..",
                                "vpr.command..",
                                "vpr.query..",
                                "vpr.app.server.."));
        rules.put(
                "names-say-what-a-class-is",
                noClasses()
                        .that(resideInAPackage("vpr..").and(not(resideInAPackage("vpr.v1.."))))
                        .should()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Service")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Dto")
                        .orShould()
                        .haveSimpleNameEndingWith("Mapper"));
        return rules;
    }

    private static ArchRule plain(String module, String own) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS)
                        .or(resideInAPackage("vpr..").and(not(resideInAPackage(own)))));
    }

    private static ArchRule only(String library, String user) {
        return noClasses()
                .that(resideInAPackage("vpr..").and(not(resideInAPackage(user))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule apart(String side) {
        var others = java.util.Arrays.stream(SIDES)
                .filter(other -> !other.equals(side))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(side)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }

    // The package aggregate joins features, and a module's own root package may be used by all of them.
    private static ArchRule features(String module) {
        return slices().matching(module + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(module + ".aggregate.."), alwaysTrue())
                .ignoreDependency(
                        alwaysTrue(),
                        resideInAnyPackage(module + ".commit..", module + ".yaml..", module + ".shared.."));
    }
}
