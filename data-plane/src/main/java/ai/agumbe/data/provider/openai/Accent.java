package ai.agumbe.data.provider.openai;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of provider that speaks OpenAI's dialect, and what it spells otherwise: one line of a table for each kind.
 *
 * @param provider as sentences for callers name it
 * @param renamed members of the body that it calls otherwise
 * @param missing OpenAI's members that have no counterpart: left out where they change nothing, else refused
 */
record Accent(String kind, String provider, Map<String, String> renamed, Set<String> missing, Set<Trait> traits) {
    /** Of providers that say of themselves that they speak as OpenAI does. */
    static final Accent NONE = new Accent("openai-compatible", "This provider", Map.of(), Set.of(), Set.of());

    static final Set<String> OPENAIS_OWN = Set.of("openai", "azure-openai");

    private static final Map<String, String> SHORT_LIMIT = Map.of("max_completion_tokens", "max_tokens");
    private static final List<Accent> TABLE = List.of(
            new Accent("openai", "OpenAI", Map.of(), Set.of(), Set.of()),
            NONE,
            new Accent("azure-openai", "Azure OpenAI", Map.of(), Set.of(), Set.of(Trait.DEPLOYMENTS, Trait.API_KEY)),
            new Accent(
                    "mistral",
                    "Mistral",
                    Map.of(
                            "max_completion_tokens",
                            "max_tokens",
                            "seed",
                            "random_seed",
                            "dimensions",
                            "output_dimension"),
                    Missing.IN_MISTRAL,
                    Set.of(Trait.ONLY_SYSTEM, Trait.STRICT_MESSAGES, Trait.NAMELESS, Trait.SHORT_CALL_IDS)),
            new Accent(
                    "groq",
                    "Groq",
                    Map.of(),
                    Missing.IN_GROQ,
                    Set.of(Trait.STRICT_MESSAGES, Trait.REASONING, Trait.OWN_TIERS)),
            new Accent(
                    "together",
                    "Together",
                    SHORT_LIMIT,
                    Set.of(),
                    Set.of(Trait.ONLY_SYSTEM, Trait.COUNTED_LOGPROBS, Trait.LISTED_STOPS)),
            new Accent("ollama", "Ollama", SHORT_LIMIT, Missing.IN_OLLAMA, Set.of(Trait.ONLY_SYSTEM, Trait.REASONING)));

    /** One way of spelling things otherwise. */
    enum Trait {
        /** Models are deployments, and stand in the path unless the base URL is of the first version. */
        DEPLOYMENTS,
        /** Is shown its secret in a header of that name. */
        API_KEY,
        /** Has no developers, only the system. */
        ONLY_SYSTEM,
        /** Refuses messages with members that it does not know. */
        STRICT_MESSAGES,
        /** Refuses names of those who speak; tools have theirs. */
        NAMELESS,
        /** Names calls of tools with nine letters and digits. */
        SHORT_CALL_IDS,
        /** Calls an earlier answer's thoughts {@code reasoning}. */
        REASONING,
        /** Takes the number of log probabilities where others take whether there shall be any. */
        COUNTED_LOGPROBS,
        /** Takes stop sequences in a list alone. */
        LISTED_STOPS,
        /** Has no tier that it calls {@code default}. */
        OWN_TIERS
    }

    /** What some of them are missing. */
    private static final class Missing {
        static final Set<String> IN_MISTRAL = Set.of(
                "audio",
                "function_call",
                "functions",
                "logit_bias",
                "logprobs",
                "modalities",
                "prompt_cache_retention",
                "safety_identifier",
                "store",
                "stream_options",
                "top_logprobs",
                "user",
                "verbosity",
                "web_search_options");
        static final Set<String> IN_GROQ = Set.of(
                "audio",
                "logit_bias",
                "logprobs",
                "metadata",
                "modalities",
                "n",
                "prediction",
                "prompt_cache_key",
                "prompt_cache_retention",
                "safety_identifier",
                "store",
                "top_logprobs",
                "verbosity",
                "web_search_options");
        static final Set<String> IN_OLLAMA = Set.of(
                "audio",
                "function_call",
                "functions",
                "logit_bias",
                "logprobs",
                "metadata",
                "modalities",
                "n",
                "parallel_tool_calls",
                "prediction",
                "prompt_cache_key",
                "prompt_cache_retention",
                "safety_identifier",
                "service_tier",
                "store",
                "tool_choice",
                "top_logprobs",
                "user",
                "verbosity",
                "web_search_options");
    }

    /** Empty for kinds of another dialect. */
    static Optional<Accent> of(String kind) {
        for (Accent accent : TABLE) {
            if (accent.kind.equals(kind)) {
                return Optional.of(accent);
            }
        }
        return Optional.empty();
    }

    /** How it calls a member of the body. */
    String nameOf(String member) {
        return renamed.getOrDefault(member, member);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    boolean lacks(String member) {
        return missing.contains(member);
    }

    /** Whether its answers may be spelled otherwise: whoever is not OpenAI itself has words of its own for why it stopped. */
    boolean isHeardInAnswers() {
        return !OPENAIS_OWN.contains(kind);
    }

    /** Whether anything that it is asked is spelled otherwise. */
    boolean isHeard() {
        return !renamed.isEmpty() || !missing.isEmpty() || has(Trait.ONLY_SYSTEM);
    }
}
