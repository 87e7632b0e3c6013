package ai.agumbe.local.seed;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.StackFailure;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Registers the providers whose API keys are in the environment; the secrets are sealed by the control plane. */
final class RealProviders {
    /** Kinds of providers for which data planes have an adapter. */
    private static final Set<String> SERVED_KINDS = Set.of(
            "openai",
            "anthropic",
            "google",
            "azure-openai",
            "bedrock",
            "vertex",
            "cohere",
            "mistral",
            "groq",
            "together",
            "ollama",
            "openai-compatible");

    private final AdminApi api;

    RealProviders(AdminApi api) {
        this.api = api;
    }

    /** A provider that the control plane refuses is told and left out: the stack is whole without it. */
    void register(Map<String, String> environment, Progress progress) {
        SeedFile.read("real-providers.json", new TypeReference<Map<String, List<SeedEntry>>>() {})
                .forEach((variable, entries) -> {
                    String secret = environment.getOrDefault(variable, "").strip();
                    if (!secret.isEmpty()) {
                        register(variable, Map.of("${secret}", secret), entries, progress);
                    }
                });
    }

    private void register(String variable, Map<String, String> values, List<SeedEntry> entries, Progress progress) {
        try {
            entries.forEach(entry -> entry.apply(api, values));
            String kind = entries.getFirst().body().path("kind").asText();
            String notice =
                    SERVED_KINDS.contains(kind) ? "" : " (this version cannot call providers of kind " + kind + " yet)";
            progress.say("  " + variable + ": registered " + models(entries) + notice);
        } catch (StackFailure refused) {
            progress.say("  " + variable + ": not registered: " + refused.getMessage());
        }
    }

    private static String models(List<SeedEntry> entries) {
        return String.join(
                ", ",
                entries.stream()
                        .filter(entry -> entry.path().equals("/models"))
                        .map(entry -> entry.body().path("id").asText())
                        .toList());
    }
}
