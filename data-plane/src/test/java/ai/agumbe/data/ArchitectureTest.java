package ai.agumbe.data;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.VOLATILE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.provider.ProviderAdapter;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netty.channel.EventLoop;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of the data plane. Each rule was seen to fail on a planted offence. */
class ArchitectureTest {
    private static final int LONGEST_FILE = 400;
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ai.agumbe.data");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("ai.agumbe.data.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyTheEdgesKnowNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..data.loop..", "..data.server..", "..data.upstream..", "..data.wire..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.netty..").and(not(equivalentTo(EventLoop.class))))
                .check(OURS);
    }

    @Test
    void whoeverServesACallerKnowsItsLoopAndNobodyElseDoes() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..data.loop..", "..data.server..", "..data.upstream..")
                .and()
                .areNotAssignableTo(CallerLine.class)
                .and()
                .resideOutsideOfPackages("..data.provider.(*)..", "..data.http..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EventLoop.class)
                .check(OURS);
    }

    @Test
    void theEdgesKnowNothingOfInference() {
        noClasses()
                .that()
                .resideInAnyPackage("..data.loop..", "..data.server..", "..data.upstream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..data.http..",
                        "..data.pipeline..",
                        "..data.route..",
                        "..data.provider..",
                        "..data.chat..",
                        "..data.auth..",
                        "..data.snapshot..",
                        "..data.event..",
                        "..data.config..")
                .check(OURS);
    }

    @Test
    void kafkaStaysWithEventsConfigAndSpend() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..data.event..", "..data.config..", "..data.spend..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(OURS);
    }

    @Test
    void lettuceStaysWithRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..data.redis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce..")
                .check(OURS);
    }

    @Test
    void providersDoNotKnowEachOther() {
        slices().matching("ai.agumbe.data.provider.(*)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void adaptersStayPrivate() {
        classes()
                .that()
                .areAssignableTo(ProviderAdapter.class)
                .and()
                .areNotInterfaces()
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
                .that(not(belongToAnyOf(Main.class, Wiring.class)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(OURS);
    }

    @Test
    void beansKeepWhatTheyWereGiven() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Singleton.class)
                .and()
                .doNotHaveModifier(VOLATILE)
                .should()
                .beFinal()
                .andShould()
                .notBeAnnotatedWith(Inject.class)
                .check(OURS);
    }

    @Test
    void filesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).isNotEmpty().allMatch(file -> linesOf(file) <= LONGEST_FILE);
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
