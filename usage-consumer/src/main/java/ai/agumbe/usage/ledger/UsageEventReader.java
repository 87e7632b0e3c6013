package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.ToolCalls;
import ai.agumbe.usage.intake.UnusableRecordException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands usage events and refuses what the ledger could not keep as it is. */
final class UsageEventReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new PlainInstants()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(UsageEvent.class);
    private static final int COST_DIGITS = 12;
    private static final int MOST_SALES = 1_000;
    private static final int MOST_TOOLS = 100;
    private static final Pattern TOOL = Pattern.compile("[a-z0-9_]{1,64}");

    private UsageEventReader() {}

    static UsageEvent read(byte[] value) {
        try {
            return checked(JSON.readValue(value));
        } catch (JacksonException malformed) {
            throw new UnusableRecordException(
                    "not a usage event: " + malformed.getClass().getSimpleName() + " at "
                            + malformed.getLocation().offsetDescription());
        } catch (IOException | NullPointerException malformed) {
            throw new UnusableRecordException("not a usage event");
        }
    }

    private static UsageEvent checked(@Nullable UsageEvent event) {
        if (event == null) {
            throw new UnusableRecordException("not a usage event: null");
        }
        present("eventId", event.eventId());
        present("node", event.node());
        present("startedAt", event.startedAt());
        present("endedAt", event.endedAt());
        present("tenant", event.tenant());
        present("app", event.app());
        present("subjectType", event.subjectType());
        present("requestKind", event.requestKind());
        must("status (expected: success or error)", "success".equals(event.status()) || "error".equals(event.status()));
        must("count (expected: 1 or more)", event.count() >= 1);
        must("latencyMs (expected: 0 or more)", event.latencyMs() >= 0);
        must("sales (expected: at most " + MOST_SALES + ")", event.sales().size() <= MOST_SALES);
        event.sales().forEach(UsageEventReader::check);
        return event;
    }

    private static void check(Sale sale) {
        present("sales.model", sale.model());
        present("sales.provider", sale.provider());
        present("sales.tokens", sale.tokens());
        must("sales.tokens (expected: 0 or more each)", TokenColumns.areCounts(sale.tokens()));
        check(sale.toolCalls());
        BigDecimal cost = sale.cost();
        must(
                "sales.cost (expected: at most 12 digits before and after the point)",
                cost == null || (cost.scale() <= COST_DIGITS && cost.precision() - cost.scale() <= COST_DIGITS));
    }

    private static void check(List<ToolCalls> toolCalls) {
        Set<String> names = new HashSet<>();
        must("sales.toolCalls (expected: at most " + MOST_TOOLS + ")", toolCalls.size() <= MOST_TOOLS);
        for (ToolCalls each : toolCalls) {
            present("sales.toolCalls.name", each.name());
            must(
                    "sales.toolCalls.name (expected: a word such as web_search, once)",
                    TOOL.matcher(each.name()).matches() && names.add(each.name()));
            must("sales.toolCalls.calls (expected: 1 or more)", each.calls() >= 1);
        }
    }

    private static void present(String member, @Nullable Object value) {
        if (value == null) {
            throw new UnusableRecordException(member + " (expected: a value)");
        }
    }

    private static void must(String expectation, boolean holds) {
        if (!holds) {
            throw new UnusableRecordException(expectation);
        }
    }
}
