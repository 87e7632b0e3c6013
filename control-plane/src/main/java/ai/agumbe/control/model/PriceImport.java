package ai.agumbe.control.model;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.money.Tariff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wish to take prices over from a list.
 *
 * @param from when they begin to hold
 * @param isDry whether to tell only what would change
 */
record PriceImport(PriceMatch match, Instant from, boolean isDry) {
    static PriceImport of(ObjectNode request) {
        Faults faults = new Faults();
        Members members = new Members(request, faults);
        String format = members.requiredChoice("format", PriceList.NAMES);
        Instant from = members.requiredInstant("from");
        boolean isDry = members.flag("dry_run").orElse(true);
        members.ignore(List.of("prices", "providers"));
        Map<String, String> sellers = new HashMap<>();
        request.path("providers").properties().forEach(seller -> {
            if (seller.getValue().isTextual()) {
                sellers.put(seller.getKey(), seller.getValue().asText());
            } else {
                members.fault(
                        "providers." + seller.getKey(), "is no text (expected: what the list calls this provider)");
            }
        });
        JsonNode prices = request.path("prices");
        if (!prices.isObject()) {
            members.fault("prices", "is missing or malformed (expected: the list, a JSON object)");
        }
        members.end();
        faults.throwIfAny();
        return new PriceImport(new PriceMatch(PriceList.named(format).read((ObjectNode) prices), sellers), from, isDry);
    }

    /**
     * What becomes of one model's prices.
     *
     * @param outcome {@code added}, {@code changed}, {@code same}, {@code not_listed} or {@code not_exact}
     * @param prices of the model then; null where they stay
     */
    record Outcome(
            ModelDocument model,
            String outcome,
            @Nullable ListedPrice listed,
            @Nullable DatedPrice before,
            @Nullable List<DatedPrice> prices) {
        ObjectNode json() {
            ObjectNode members = Json.object().put("model", model.id()).put("outcome", outcome);
            if (listed != null) {
                members.put("listed_as", listed.model());
                members.set("before", before == null ? null : ListedPrice.shown(before));
                members.set("after", ListedPrice.shown(listed.price()));
                members.set(
                        "not_taken",
                        Json.tree(Map.of("names", listed.notTaken())).get("names"));
            }
            return members;
        }
    }

    Outcome of(ModelDocument model, ProviderDocument provider) {
        Optional<ListedPrice> found = match.of(model, provider);
        DatedPrice before = inForce(model).orElse(null);
        if (found.isEmpty()) {
            return new Outcome(model, "not_listed", null, before, null);
        }
        ListedPrice listed = found.get();
        if (!listed.isExact()) {
            return new Outcome(model, "not_exact", listed, before, null);
        }
        DatedPrice after = listed.price().startingAt(from);
        if (before != null && Tariff.of(before).equals(Tariff.of(after))) {
            return new Outcome(model, "same", listed, before, null);
        }
        return new Outcome(model, before == null ? "added" : "changed", listed, before, with(model, after));
    }

    /** The price that holds when those of the list begin to. */
    private Optional<DatedPrice> inForce(ModelDocument model) {
        return model.prices().stream()
                .filter(price -> !price.from().isAfter(from))
                .max(Comparator.comparing(DatedPrice::from));
    }

    private static List<DatedPrice> with(ModelDocument model, DatedPrice price) {
        List<DatedPrice> prices = new ArrayList<>(model.prices());
        prices.removeIf(other -> other.from().equals(price.from()));
        prices.add(price);
        return prices;
    }
}
