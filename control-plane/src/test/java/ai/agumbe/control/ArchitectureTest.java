package ai.agumbe.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CONTROL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.agumbe.control");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("ai.agumbe.control.(*)..").should().beFreeOfCycles().check(CONTROL);
    }

    @Test
    void onlyControllersFiltersAndHttpKnowHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..control.http..")
                .and()
                .haveSimpleNameNotEndingWith("Controller")
                .and()
                .haveNameNotMatching(".*(Filter|\\$Definition.*|\\$Introspection.*|Controller\\$.*)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micronaut.http..")
                .check(CONTROL);
    }

    @Test
    void controllersStayPrivate() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(CONTROL);
    }

    @Test
    void kafkaStaysInPublication() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..publication..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CONTROL);
    }

    @Test
    void namesComeFromTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|Data|Info)")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..service..", "..impl..", "..dto..")
                .check(CONTROL);
    }

    @Test
    void timeIsInjectedAndTheEnvironmentIsReadInMain() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("ai.agumbe.control.Main")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CONTROL);
    }

    @Test
    void beansHaveOnlyFinalFields() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Singleton.class)
                .should()
                .notBeAnnotatedWith(Inject.class)
                .check(CONTROL);
    }

    @Test
    void noFileIsLongerThan400Lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(50);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(400);
            }
        }
    }
}
