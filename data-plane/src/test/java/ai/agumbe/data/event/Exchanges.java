package ai.agumbe.data.event;

import ai.agumbe.model.money.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exchanges for tests. */
final class Exchanges {
    static final Instant START = Instant.parse("2026-11-21T10:00:00.123Z");

    private Exchanges() {}

    static Opening opening(int number) {
        return opening(number, null);
    }

    static Opening opening(int number, @Nullable String parentRequestId) {
        return new Opening(
                eventId(number),
                "req-" + number,
                parentRequestId,
                START,
                new Subject("acme", "app_support", "cc-42", "prod", "key1", null, "app"),
                new Metadata("w", null, "crm", "summarise", null, "staging", null, List.of("a", "b")),
                "chat",
                "smart-default",
                "user-7",
                false,
                4);
    }

    static UUID eventId(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    static Attempt estimate() {
        return attempt("estimate", Tokens.of(12, 34), "0.000001234000");
    }

    static Attempt attempt(String outcome, Tokens tokens, String cost) {
        return new Attempt(
                "@sim/fast",
                "sim",
                "openai",
                "sim-a",
                outcome,
                200,
                12.3456,
                tokens,
                new BigDecimal(cost),
                "3@2026-01-01T00:00:00Z",
                false);
    }

    static Ending answered() {
        return new Ending(
                START.plusMillis(345),
                200,
                null,
                "direct",
                0,
                List.of(attempt("answered", new Tokens(10, 5, 2, 1, 20, 7), "0.000000000012")),
                new Timings(345.6789, 0.1, 0, 0, 300.5, 0, 0.01, 0.02, 0));
    }

    static Ending refusal() {
        return new Ending(START.plusMillis(1), 400, "invalid_model", null, 0, List.of(), Timings.NONE);
    }
}
