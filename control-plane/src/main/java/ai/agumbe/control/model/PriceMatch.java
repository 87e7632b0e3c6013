package ai.agumbe.control.model;

import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what a price list says of the catalogue's models: by who sells them and what they are called there. */
final class PriceMatch {
    /** What the lists call the sellers of each kind. */
    private static final Map<String, List<String>> SELLERS = Map.of(
            "openai", List.of("openai"),
            "anthropic", List.of("anthropic"),
            "google", List.of("gemini", "google"),
            "azure-openai", List.of("azure"),
            "bedrock", List.of("bedrock", "bedrock_converse", "amazon-bedrock"),
            "vertex",
                    List.of(
                            "vertex_ai-language-models",
                            "vertex_ai-anthropic_models",
                            "google-vertex",
                            "google-vertex-anthropic"),
            "mistral", List.of("mistral"),
            "groq", List.of("groq"),
            "together", List.of("together_ai", "togetherai"),
            "cohere", List.of("cohere", "cohere_chat"));

    /** What may follow a listed name in that of one of its versions. */
    private static final Pattern VERSION = Pattern.compile("[-@:]([0-9v][0-9A-Za-z.:-]*|latest)");

    private final List<ListedPrice> listed;
    private final Map<String, String> sellers;

    /** @param sellers what the list calls providers, by their ids here; those left out are known by their kind */
    PriceMatch(List<ListedPrice> listed, Map<String, String> sellers) {
        this.listed = List.copyOf(listed);
        this.sellers = Map.copyOf(sellers);
    }

    /** That of the model itself, else that of the longest name of which it is a version. */
    Optional<ListedPrice> of(ModelDocument model, ProviderDocument provider) {
        List<String> names = sellersOf(model.provider(), provider);
        String called = model.upstreamModel();
        return listed.stream()
                .filter(price -> names.contains(price.provider()) && fits(called, price.model()))
                .max((one, other) ->
                        Integer.compare(one.model().length(), other.model().length()));
    }

    private static boolean fits(String called, String name) {
        return called.startsWith(name)
                && (called.length() == name.length()
                        || VERSION.matcher(called.substring(name.length())).matches());
    }

    private List<String> sellersOf(String id, ProviderDocument provider) {
        String said = sellers.get(id);
        return said == null ? SELLERS.getOrDefault(provider.kind(), List.of()) : List.of(said);
    }
}
