package ai.agumbe.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.agumbe.simulator");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("ai.agumbe.simulator.(*)..").should().beFreeOfCycles().check(SIMULATOR);
    }

    @Test
    void onlyTheEdgeKnowsNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(SIMULATOR);
    }
}
