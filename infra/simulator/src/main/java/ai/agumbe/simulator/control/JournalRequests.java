package ai.agumbe.simulator.control;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.journal.Journal;
import ai.agumbe.simulator.journal.Sale;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Shows and clears the journal. */
final class JournalRequests {
    private static final int USUAL_PAGE = 10_000;
    private static final int LARGEST_PAGE = 100_000;

    private final Journal journal;

    JournalRequests(Journal journal) {
        this.journal = journal;
    }

    Json.Text page(Request request) throws ControlFault {
        long after = number("after", request, 0, Long.MAX_VALUE);
        int limit = (int) number("limit", request, USUAL_PAGE, LARGEST_PAGE);
        Journal.Page page = journal.read(after, limit);
        return out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("data");
            for (Sale sale : page.sales()) {
                write(sale, out);
            }
            out.writeEndArray();
            out.writeNumberField("dropped", page.dropped());
            out.writeEndObject();
        };
    }

    Json.Text clear() {
        journal.clear();
        return ScriptRequests.told("deleted", "journal");
    }

    private static long number(String name, Request request, long fallback, long most) throws ControlFault {
        String value = request.parameter(name);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new ControlFault(400, name + ": not a number (expected: 0 to " + most + ")");
        }
        throw new ControlFault(400, name + ": out of bounds (expected: 0 to " + most + ")");
    }

    private static void write(Sale sale, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("seq", sale.seq());
        out.writeStringField("sim_id", sale.simId());
        out.writeStringField("path", sale.path());
        out.writeStringField("model", sale.model());
        out.writeStringField("credential_hash", sale.credentialHash());
        out.writeNumberField("prompt_tokens", sale.promptTokens());
        out.writeNumberField("sold_completion_tokens", sale.soldCompletionTokens());
        out.writeFieldName("reported_usage");
        usage(sale.reportedUsage(), out);
        out.writeBooleanField("finished", sale.finished());
        out.writeBooleanField("client_left", sale.clientLeft());
        out.writeEndObject();
    }

    private static void usage(@Nullable Usage usage, JsonGenerator out) throws IOException {
        if (usage == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeNumberField("prompt_tokens", usage.promptTokens());
        out.writeNumberField("completion_tokens", usage.completionTokens());
        out.writeNumberField("cached_tokens", usage.cachedTokens());
        out.writeNumberField("reasoning_tokens", usage.reasoningTokens());
        out.writeEndObject();
    }
}
