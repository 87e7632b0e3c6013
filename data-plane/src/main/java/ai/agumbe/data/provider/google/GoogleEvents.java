package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Chunks;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a streamed answer: each event is an answer with more of each candidate, the last of them says why it stopped. */
final class GoogleEvents implements StreamDialect {
    private final long now;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private final Map<Integer, Integer> pictures = new HashMap<>();
    private final Map<Integer, StringBuilder> texts = new HashMap<>();
    private final BitSet finished = new BitSet();
    private @Nullable Chunks chunks;
    private @Nullable Tokens told;

    GoogleEvents(long now) {
        this.now = now;
    }

    @Override
    public void read(byte[] bytes, Consumer<Piece> out) {
        ObjectNode event = Json.readObject(bytes);
        JsonNode error = event.path("error");
        if (error.isObject()) {
            throw new BrokenStreamException(GoogleFailures.ofEvent(error));
        }
        Chunks writer = begun(event);
        GoogleUsage.read(event.path("usageMetadata")).ifPresent(tokens -> told = tokens);
        if (event.path("candidates").isEmpty() && GoogleAnswer.wasBlocked(event)) {
            finish(0, "content_filter", writer, out);
        }
        for (JsonNode candidate : event.path("candidates")) {
            read(candidate, writer, out);
        }
    }

    private void read(JsonNode candidate, Chunks writer, Consumer<Piece> out) {
        int index = Math.clamp(candidate.path("index").asInt(0), 0, Byte.MAX_VALUE);
        writer.begin(index, out);
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (part.path("functionCall").isObject()) {
                int number = calls.merge(index, 1, Integer::sum) - 1;
                writer.delta(index, GoogleCall.of(part).delta(number), out);
            } else if (part.path("inlineData").isObject()
                    && !part.path("thought").asBoolean(false)) {
                show(index, part.path("inlineData"), writer, out);
            } else if (!part.path("text").asText("").isEmpty()) {
                say(index, part, writer, out);
            }
        }
        for (ObjectNode page : GoogleCitations.of(candidate, texts.getOrDefault(index, new StringBuilder()))) {
            ObjectNode delta = Json.object();
            delta.putArray("annotations").add(page);
            writer.delta(index, delta, out);
        }
        JsonNode reason = candidate.path("finishReason");
        if (reason.isTextual()) {
            if (GoogleAnswer.isSpoilt(reason.textValue())) {
                throw BrokenStreamException.spoilt(GoogleAnswer.SPOILT);
            }
            finish(index, GoogleAnswer.finishReason(reason.textValue(), calls.containsKey(index)), writer, out);
        }
    }

    private void show(int index, JsonNode data, Chunks writer, Consumer<Piece> out) {
        int number = pictures.merge(index, 1, Integer::sum) - 1;
        ObjectNode delta = Json.object();
        delta.putArray("images").add(GooglePictures.of(data, number));
        writer.delta(index, delta, out);
    }

    private void say(int index, JsonNode part, Chunks writer, Consumer<Piece> out) {
        boolean thought = part.path("thought").asBoolean(false);
        if (!thought) {
            texts.computeIfAbsent(index, first -> new StringBuilder())
                    .append(part.path("text").asText());
        }
        String member = thought ? "reasoning_content" : "content";
        writer.delta(index, Json.object().set(member, part.path("text")), out);
    }

    private void finish(int index, String reason, Chunks writer, Consumer<Piece> out) {
        if (!finished.get(index)) {
            finished.set(index);
            writer.finish(index, reason, out);
        }
    }

    private Chunks begun(JsonNode event) {
        Chunks known = chunks;
        if (known == null) {
            known = new Chunks(GoogleAnswer.head(event, now));
            chunks = known;
        }
        return known;
    }

    @Override
    public boolean saidItsLast() {
        return false;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        Chunks writer = chunks;
        Tokens tokens = told;
        if (writer != null && tokens != null) {
            writer.usage(tokens, out);
        }
    }

    @Override
    public Usage usage(Usage estimate) {
        Tokens tokens = told;
        if (tokens == null) {
            return estimate;
        }
        return finished.isEmpty() ? GoogleUsage.unfinished(tokens, estimate) : Usage.told(tokens);
    }
}
