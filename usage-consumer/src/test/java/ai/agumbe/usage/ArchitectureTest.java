package ai.agumbe.usage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.agumbe.usage");
    private static final int LONGEST_FILE = 400;

    @Test
    void featuresHaveNoCycles() {
        slices().matching("ai.agumbe.usage.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyHttpKnowsHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..usage.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micronaut.http..")
                .check(OURS);
    }

    @Test
    void kafkaStaysWhereTopicsAreReadAndWritten() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..usage.intake..", "..usage.spend..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(OURS);
    }

    @Test
    void intakeDoesNotKnowWhatItCarries() {
        noClasses()
                .that()
                .resideInAPackage("..usage.intake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..usage.ledger..", "..usage.requestlog..")
                .check(OURS);
    }

    @Test
    void controllersStayPrivate() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .bePackagePrivate()
                .check(OURS);
    }

    @Test
    void namesComeFromTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|Data|Info)")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..service..", "..impl..", "..dto..")
                .check(OURS);
    }

    @Test
    void timeAndSettingsAreInjected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(OURS);
    }

    @Test
    void beansAreMadeByTheirConstructorsAndKeepToThemselves() {
        fields().that()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Singleton.class)
                .should()
                .notBeAnnotatedWith(jakarta.inject.Inject.class)
                .andShould()
                .bePrivate()
                .check(OURS);
    }

    @Test
    void filesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> large = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> linesOf(file) > LONGEST_FILE)
                    .toList();

            assertThat(large).isEmpty();
        }
    }

    private static long linesOf(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
