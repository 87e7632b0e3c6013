package ai.agumbe.simulator.anthropic;

import ai.agumbe.simulator.dialect.Dialect;
import ai.agumbe.simulator.dialect.Inquiry;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.dialect.Order;
import ai.agumbe.simulator.dialect.Rendering;
import ai.agumbe.simulator.dialect.WholeReply;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/messages/count_tokens}: counts and sells nothing. */
public final class TokenCount implements Dialect {
    private final Messages messages = new Messages();

    @Override
    public Order read(Inquiry inquiry) throws Misunderstood {
        return new Counted(messages.read(inquiry));
    }

    @Override
    public void error(int status, String message, JsonGenerator out) throws IOException {
        AnthropicFault.write(status, message, out);
    }

    private record Counted(Order counted) implements Order {
        @Override
        public String model() {
            return counted.model();
        }

        @Override
        public @Nullable String simId() {
            return counted.simId();
        }

        @Override
        public int promptTokens() {
            return 0;
        }

        @Override
        public Rendering render(Script script, long seq) throws IOException {
            return WholeReply.of(script, Usage.of(0, 0), out -> {
                out.writeStartObject();
                out.writeNumberField("input_tokens", counted.promptTokens());
                out.writeEndObject();
            });
        }
    }
}
