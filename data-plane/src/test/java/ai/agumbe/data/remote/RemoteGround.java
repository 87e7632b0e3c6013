package ai.agumbe.data.remote;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.LLM;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.screen.Decision;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway whose policy names detectors, and one that stands in for all of them. */
final class RemoteGround {
    private final RunningGateway gateway;
    private final FakeProvider detector;

    RemoteGround(RunningGateway gateway, FakeProvider detector) {
        this.gateway = gateway;
        this.detector = detector;
    }

    FakeProvider detector() {
        return detector;
    }

    Map<String, Object> detector(String name, String kind, Map<String, Object> more) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("name", name, "kind", kind, "url", detector.baseUrl() + "/check"));
        settings.putAll(more);
        return settings;
    }

    void policy(Map<?, ?>... detectors) {
        settings(Map.of("remoteDetectors", List.of(detectors)));
    }

    void settings(Map<String, Object> settings) {
        gateway.config().policy("acme", "default", settings);
        gateway.apply();
    }

    Answered ask(String more, String... texts) {
        ObjectNode body = Json.object().put("model", CHAT);
        for (String text : texts) {
            body.withArray("messages").addObject().put("role", "user").put("content", text);
        }
        String written = body.toString();
        return gateway.post(LLM + "/chat/completions", written.substring(0, written.length() - 1) + more + "}");
    }

    JsonNode told(int at) {
        return detector.asked().get(at).json();
    }

    String sent(int message) {
        return gateway.provider()
                .lastAsked()
                .json()
                .path("messages")
                .path(message)
                .path("content")
                .asText();
    }

    String said(Answered answer) {
        return answer.json().at("/choices/0/message/content").asText();
    }

    List<String> details() {
        return gateway.journal().exchanges().getLast().ending().decisions().stream()
                .map(Decision::detail)
                .toList();
    }

    Decision decision() {
        return gateway.journal().exchanges().getLast().ending().decisions().getFirst();
    }
}
