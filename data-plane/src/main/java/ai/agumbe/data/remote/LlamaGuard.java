package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteFinding;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import ai.agumbe.model.screen.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Llama Guard behind a server that speaks OpenAI's chat: a conversation, answered by {@code safe}, or by what is wrong. */
final class LlamaGuard implements ChatJudge {
    private static final int MOST_TOKENS = 100;

    @Override
    public ObjectNode request(RemoteDetector detector, Stage stage, List<RemoteText> texts, String asked) {
        ObjectNode body = Json.object().put("model", detector.model());
        ArrayNode messages = body.putArray("messages");
        if (stage == Stage.OUTPUT) {
            messages.addObject().put("role", "user").put("content", asked);
        }
        String said = texts.stream().map(RemoteText::text).collect(Collectors.joining("\n\n"));
        messages.addObject()
                .put("role", stage == Stage.OUTPUT ? "assistant" : "user")
                .put("content", said);
        return body.put("max_tokens", MOST_TOKENS).put("temperature", 0);
    }

    @Override
    public Judged read(RemoteDetector detector, Stage stage, List<RemoteText> texts, JsonNode reply) {
        boolean apart = texts.size() == 1;
        List<String> lines = reply.at("/choices/0/message/content")
                .asText("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (!lines.isEmpty() && lines.getFirst().equals("safe")) {
            return Judged.nothing(texts.size(), apart);
        }
        if (lines.isEmpty() || !lines.getFirst().equals("unsafe")) {
            throw new UnreadableVerdictException("neither safe nor unsafe");
        }
        String[] categories = lines.size() > 1 ? lines.get(1).split(",", -1) : new String[] {"unsafe"};
        List<Opinion> opinions = texts.stream()
                .map(text -> opinion(detector, stage, text.text(), categories))
                .toList();
        return new Judged(opinions, apart);
    }

    private static Opinion opinion(RemoteDetector detector, Stage stage, String text, String[] categories) {
        List<RemoteFinding> findings = new ArrayList<>();
        for (String category : categories) {
            findings.add(Replies.unsafe(detector, stage, category.strip(), text, 1));
        }
        return new Opinion(findings, null);
    }
}
