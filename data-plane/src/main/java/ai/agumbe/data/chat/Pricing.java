package ai.agumbe.data.chat;

import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.money.Tariff;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model's prices through time, the newest first. */
public record Pricing(List<Version> versions) {
    public static final Pricing NONE = new Pricing(List.of());

    public Pricing {
        versions = List.copyOf(versions);
    }

    /** Prices, from when it holds, and its name on rows. */
    public record Version(Instant from, Tariff tariff, String name) {}

    public static Pricing of(ModelDocument model) {
        return new Pricing(model.prices().stream()
                .sorted(Comparator.comparing(ModelDocument.DatedPrice::from).reversed())
                .map(price -> new Version(price.from(), Tariff.of(price), model.version() + "@" + price.from()))
                .toList());
    }

    /** The price in force at that moment; null when there is none. */
    public @Nullable Version at(Instant moment) {
        for (Version version : versions) {
            if (!version.from().isAfter(moment)) {
                return version;
            }
        }
        return null;
    }
}
