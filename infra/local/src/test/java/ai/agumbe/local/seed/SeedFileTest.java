package ai.agumbe.local.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedFileTest {
    @Test
    void aliasesAreWrittenAfterTheModelsTheyNameAndTheLastOneIsWhatNodesAreWaitedFor() {
        List<SeedEntry> entries = SeedFile.read("seed.json", new TypeReference<>() {});

        List<String> paths = entries.stream().map(SeedEntry::path).toList();

        assertThat(paths.lastIndexOf("/models")).isLessThan(paths.indexOf("/routes/smart-default"));
        assertThat(paths.getLast()).isEqualTo("/routes/embed-default");
    }

    @Test
    void everyRealProviderHasItsKeyFromTheEnvironmentAndModels() {
        Map<String, List<SeedEntry>> providers = SeedFile.read("real-providers.json", new TypeReference<>() {});

        assertThat(providers).containsOnlyKeys("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY");
        assertThat(providers.values()).allSatisfy(entries -> {
            assertThat(entries.get(1).body().path("secret").asText()).isEqualTo("${secret}");
            assertThat(entries).anyMatch(entry -> entry.path().equals("/models"));
        });
    }
}
