package ai.agumbe.data.route;

import ai.agumbe.data.chat.Availability;
import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Promises;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.model.money.Price;
import ai.agumbe.model.money.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Targets and routes for tests. */
final class Targets {
    private Targets() {}

    /** A model of that name, price and context window, which needs no credential. */
    static Target target(String model, long price, int contextWindow) {
        Pricing pricing = price < 0
                ? Pricing.NONE
                : new Pricing(List.of(new Pricing.Version(
                        Instant.EPOCH, new Tariff(new Price(price, 0, 0, 0, 0, 0, 0, 0, 0, 0), List.of()), "1")));
        return new Target(
                "",
                model,
                ModelKind.CHAT,
                "p",
                "fake",
                Origin.of("http://127.0.0.1:1"),
                model,
                Availability.ACTIVE,
                List.of(),
                Limits.DEFAULT,
                pricing,
                contextWindow,
                null,
                Promises.NONE);
    }

    static Target with(Target target, Availability availability) {
        return like(target, target.owner(), availability, target.credentials());
    }

    static Target ownedBy(String owner, Target target) {
        return like(target, owner, target.availability(), target.credentials());
    }

    static Target withCredentials(Credential... credentials) {
        return like(target("m", 1, 1_000), "", Availability.ACTIVE, Arrays.asList(credentials));
    }

    private static Target like(Target bare, String owner, Availability availability, List<Credential> credentials) {
        return new Target(
                owner,
                bare.model(),
                bare.kind(),
                bare.provider(),
                bare.providerKind(),
                bare.origin(),
                bare.upstreamModel(),
                availability,
                credentials,
                bare.limits(),
                bare.pricing(),
                bare.contextWindow(),
                bare.maxOutputTokens(),
                bare.promises());
    }

    static Route route(Strategy strategy, int max, Candidate... candidates) {
        return new Route(
                "r",
                ModelKind.CHAT,
                strategy,
                Arrays.asList(candidates),
                max,
                Duration.ofSeconds(20),
                Affinity.NONE,
                StreamRescue.OFF);
    }
}
