package ai.agumbe.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What planes share is plain Java, with a reader of JSON. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.agumbe.model");

    @Test
    void theModelNeedsNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "ai.agumbe.model..", "java..", "javax.crypto..", "org.jspecify..", "com.fasterxml.jackson..")
                .check(OURS);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("ai.agumbe.model.(*)..").should().beFreeOfCycles().check(OURS);
    }
}
