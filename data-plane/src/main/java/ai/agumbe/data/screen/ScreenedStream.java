package ai.agumbe.data.screen;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.body.Probabilities;
import ai.agumbe.model.screen.Screening;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer's stream whose texts are read on their way, each choice's by itself. */
public final class ScreenedStream implements AnswerStream {
    private static final String CHOICES = "choices";

    private final AnswerStream answer;
    private final EventScreen events;
    private final Screening screening;
    private final Map<Integer, ChoiceScreen> choices = new TreeMap<>();
    private final Queue<Piece> waiting = new ArrayDeque<>();
    private ObjectNode last = Json.object();
    private boolean ended;

    private ScreenedStream(AnswerStream answer, EventScreen events, Screening screening) {
        this.answer = answer;
        this.events = events;
        this.screening = screening;
    }

    /** The answer as its caller may see it. */
    public static AnswerStream of(AnswerStream answer, Surface surface, Screening screening) {
        return screening.readsOutput()
                ? new ScreenedStream(answer, EventScreen.of(surface, screening), screening)
                : answer;
    }

    @Override
    public @Nullable Piece next() {
        while (!ended && (waiting.isEmpty() || screening.isBuffered())) {
            pull();
        }
        return waiting.poll();
    }

    private void pull() {
        Piece piece = answer.next();
        switch (piece) {
            case null -> {
                ended = true;
                rest();
            }
            case Piece.Chunk(ObjectNode body) -> {
                last = body;
                Probabilities.leaveOut(body);
                for (JsonNode choice : body.path(CHOICES)) {
                    if (choice instanceof ObjectNode told) {
                        choice(told.path("index").asInt()).read(told);
                    }
                }
                waiting.add(piece);
            }
            case Piece.Native(String event, ObjectNode body) -> waiting.addAll(events.read(event, body));
            case Piece.UsageChunk _, Piece.Malformed _ -> waiting.add(piece); // says nothing of the answer
        }
    }

    private ChoiceScreen choice(int index) {
        return choices.computeIfAbsent(index, same -> new ChoiceScreen(new AnswerWays(screening)));
    }

    /** What is left of choices that ended without a word. */
    private void rest() {
        ObjectNode chunk = last.deepCopy();
        chunk.remove("usage");
        var told = chunk.putArray(CHOICES);
        choices.forEach((index, choice) -> {
            ObjectNode end = Json.object().put("index", index);
            end.putObject("delta");
            end.putNull("finish_reason");
            if (choice.end(end)) {
                told.add(end);
            }
        });
        if (!told.isEmpty()) {
            waiting.add(new Piece.Chunk(chunk));
        }
    }

    @Override
    public Usage usage() {
        return answer.usage();
    }

    @Override
    public void close() {
        answer.close();
    }
}
