package ai.agumbe.simulator.generation;

import ai.agumbe.simulator.dialect.Dialect;
import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Inquiry;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.dialect.Order;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An operation that generates text: its dialect says what members mean and how a completion looks. */
public abstract class Generator implements Dialect {

    /** Takes over one member of the body; leaves the parser on the value's last token. */
    protected abstract void member(String name, JsonParser value, Ask ask) throws IOException, Misunderstood;

    protected abstract void whole(Completion completion, JsonGenerator out) throws IOException;

    /** Writes the stream and answers the usage it told, if any. */
    protected abstract @Nullable Usage stream(Completion completion, Events out) throws IOException;

    /** Settles what the path says; most dialects say everything in the body. */
    protected Ask ask(String operand) throws Misunderstood {
        return new Ask(operand);
    }

    /** A fresh ask for a model that the body may name. */
    protected static Ask askOf(String model) {
        return new Ask(model);
    }

    @Override
    public final Order read(Inquiry inquiry) throws Misunderstood {
        Ask ask = ask(inquiry.operand());
        try (JsonParser body = Json.parser(inquiry.body())) {
            if (body.nextToken() != JsonToken.START_OBJECT) {
                throw new Misunderstood("body: not a JSON object (expected: a JSON object)");
            }
            while (body.nextToken() == JsonToken.FIELD_NAME) {
                String name = body.currentName();
                body.nextToken();
                member(name, body, ask);
            }
            if (body.currentToken() != JsonToken.END_OBJECT) {
                throw new Misunderstood("body: ends too early (expected: a JSON object)");
            }
        } catch (JsonProcessingException e) {
            throw new Misunderstood("body: not readable as JSON (expected: a JSON object)");
        } catch (IOException e) {
            throw new Misunderstood("body: not readable (expected: a JSON object)");
        }
        if (ask.model().isEmpty()) {
            throw new Misunderstood("model: missing (expected: a model's name)");
        }
        if (ask.prompt().isEmpty()) {
            throw new Misunderstood("messages: missing (expected: what the model is to answer)");
        }
        return new GenerationOrder(this, ask);
    }
}
