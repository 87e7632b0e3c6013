package ai.agumbe.data.http;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.snapshot.ListedModel;
import ai.agumbe.data.snapshot.ListedRoute;
import ai.agumbe.model.money.Price;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows models and aliases as OpenAI lists them, with what our callers want to know beside it. */
@Singleton
final class ModelList {
    private final InstantSource clock;

    ModelList(InstantSource clock) {
        this.clock = clock;
    }

    ObjectNode all(Caller caller) {
        ObjectNode list = Json.object();
        list.put("object", "list");
        list.putArray("data").addAll(entries(caller));
        return list;
    }

    Optional<ObjectNode> one(Caller caller, String id) {
        return entries(caller).stream()
                .filter(entry -> entry.path("id").asText().equals(id))
                .findFirst()
                .or(() -> bare(caller, id));
    }

    /** The one model whose bare upstream name this is, as calls may name it too. */
    private Optional<ObjectNode> bare(Caller caller, String name) {
        List<ListedModel> named =
                caller.snapshot().catalogue().named(caller.tenant().id(), name);
        return named.size() == 1 ? Optional.of(model(named.getFirst())) : Optional.empty();
    }

    ObjectNode allForAnthropic(Caller caller, ModelPage page) {
        return page.of(entries(caller).stream().map(ModelList::forAnthropic).toList());
    }

    Optional<ObjectNode> oneForAnthropic(Caller caller, String id) {
        return one(caller, id).map(ModelList::forAnthropic);
    }

    private List<ObjectNode> entries(Caller caller) {
        String tenant = caller.tenant().id();
        return Stream.concat(
                        caller.snapshot().catalogue().routesOf(tenant).stream().map(ModelList::alias),
                        caller.snapshot().catalogue().modelsOf(tenant).stream().map(this::model))
                .sorted(Comparator.comparing(entry -> entry.path("id").asText()))
                .toList();
    }

    private static ObjectNode alias(ListedRoute listed) {
        Target first = listed.route().candidates().getFirst().target();
        return entry(listed.alias(), listed.createdAt(), first, true);
    }

    private ObjectNode model(ListedModel listed) {
        Target target = listed.target();
        ObjectNode entry = entry(target.model(), listed.createdAt(), target, false);
        entry.put("upstream_model", target.upstreamModel());
        if (target.contextWindow() != null) {
            entry.put("context_window", target.contextWindow());
        }
        if (target.maxOutputTokens() != null) {
            entry.put("max_output_tokens", target.maxOutputTokens());
        }
        Pricing.Version version = target.pricing().at(clock.instant());
        if (version != null) {
            Price price = version.tariff().price();
            ObjectNode shown = entry.putObject("price");
            shown.put("input_per_million", dollars(price.input()));
            shown.put("output_per_million", dollars(price.output()));
            shown.put("cached_input_per_million", dollars(price.cachedInput()));
        }
        return entry;
    }

    private static ObjectNode entry(String id, Instant created, Target target, boolean alias) {
        ObjectNode entry = Json.object();
        entry.put("id", id);
        entry.put("object", "model");
        entry.put("created", created.getEpochSecond());
        entry.put("owned_by", alias ? "agumbe" : target.provider());
        entry.put("provider", target.provider());
        entry.put("kind", target.kind().wireName());
        entry.put("is_alias", alias);
        entry.put("allowed", true);
        return entry;
    }

    private static ObjectNode forAnthropic(ObjectNode entry) {
        ObjectNode shown = Json.object();
        shown.put("type", "model");
        shown.set("id", entry.path("id"));
        shown.set("display_name", entry.path("id"));
        shown.put(
                "created_at",
                Instant.ofEpochSecond(entry.path("created").asLong()).toString());
        return shown;
    }

    private static String dollars(long millionths) {
        return BigDecimal.valueOf(millionths, Price.PRICE_SCALE)
                .stripTrailingZeros()
                .toPlainString();
    }
}
