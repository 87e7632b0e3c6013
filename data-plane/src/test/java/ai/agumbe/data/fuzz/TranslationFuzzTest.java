package ai.agumbe.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.config.Timeouts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asks with any of their values replaced, for models that speak another dialect: told to the provider or refused, never our failure. */
class TranslationFuzzTest {
    private static final int CASES = 4_000;
    private static final int LONG_ROUNDS = 50;
    private static final List<String> KINDS =
            List.of("openai-compatible", "anthropic", "google", "bedrock", "cohere", "mistral");
    private static final String TOOL_SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final List<Ask> ASKS = List.of(
            new Ask(
                    "/v1/chat/completions",
                    "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief\"},"
                            + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\",\"cache_control\":{\"type\":\"ephemeral\"}},"
                            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\",\"detail\":\"low\"}}]},"
                            + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
                            + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"7\"}],"
                            + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":"
                            + TOOL_SCHEMA + "}}],"
                            + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}},\"stop\":[\"x\"],"
                            + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":"
                            + TOOL_SCHEMA + "}},"
                            + "\"temperature\":0.5,\"max_tokens\":20,\"reasoning_effort\":\"low\",\"user\":\"u\"}"),
            new Ask(
                    "/v1/responses",
                    "{\"instructions\":\"Be brief\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hi\"}]},"
                            + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"f\",\"arguments\":\"{}\"},"
                            + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"7\"},"
                            + "{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"Hm\"}]}],"
                            + "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":" + TOOL_SCHEMA
                            + "}],\"tool_choice\":\"auto\","
                            + "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"},\"include\":[\"reasoning.encrypted_content\"],"
                            + "\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"schema\":" + TOOL_SCHEMA
                            + "}},"
                            + "\"max_output_tokens\":20,\"store\":false}"),
            new Ask(
                    "/v1/messages",
                    "{\"system\":[{\"type\":\"text\",\"text\":\"Be brief\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"max_tokens\":2000,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"image\",\"source\":"
                            + "{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"iVBORw0KGgo=\"}}]},"
                            + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm\",\"signature\":\"s\"},"
                            + "{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"f\",\"input\":{}}]},"
                            + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"c1\",\"content\":"
                            + "[{\"type\":\"text\",\"text\":\"7\"}]}]}],"
                            + "\"tools\":[{\"name\":\"f\",\"input_schema\":" + TOOL_SCHEMA
                            + "}],\"tool_choice\":{\"type\":\"auto\"},"
                            + "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},\"metadata\":{\"user_id\":\"u\"},"
                            + "\"stop_sequences\":[\"x\"],\"temperature\":1}"));

    private static final String[] VALUES = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"x\"",
        "0",
        "-1",
        "1e400",
        "-0.0",
        "[[]]",
        "[null]",
        "{\"\":0}",
        "[1,\"a\",{}]",
        "[{\"type\":\"text\"}]"
    };

    private record Ask(String path, String body) {}

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void ofEveryKind() {
        for (String kind : KINDS) {
            GATEWAY.config()
                    .providerOf(kind, kind, GATEWAY.provider().baseUrl(), Timeouts.INHERITED)
                    .model("@" + kind + "/m", kind, "m", "chat");
        }
        GATEWAY.apply();
        GATEWAY.provider().always(asked -> Script.json(400, Replies.error("no")));
    }

    @Test
    void noAskBringsATranslationDown() {
        play(System.nanoTime(), CASES);
    }

    @Test
    @Tag("long")
    void noAskBringsATranslationDownForLong() {
        for (int i = 0; i < LONG_ROUNDS; i++) {
            play(System.nanoTime(), CASES);
            GATEWAY.journal().assertEachEndedOnce();
            GATEWAY.begin();
            ofEveryKind();
        }
    }

    private static void play(long seed, int cases) {
        System.out.println("seed " + seed);
        for (int i = 0; i < cases; i++) {
            Chance chance = new Chance(seed + i);
            Ask like = chance.of(ASKS.toArray(Ask[]::new));
            String body = ask(chance, like);

            Answered answer = GATEWAY.post(like.path(), body);

            assertThat(answer.status())
                    .as("case " + (seed + i) + ": " + like.path() + " " + body + "\n--- we said " + answer)
                    .isBetween(400, 499);
        }
        assertThat(GATEWAY.provider().asked()).isNotEmpty();
    }

    private static String ask(Chance chance, Ask like) {
        ObjectNode ask = read(like.body()).deepCopy();
        List<Runnable> changes = new ArrayList<>();
        gather(ask, chance, changes);
        for (int n = 1 + chance.below(3); n > 0; n--) {
            changes.get(chance.below(changes.size())).run();
        }
        ask.put("model", "@" + chance.of(KINDS.toArray(String[]::new)) + "/m");
        ask.put("stream", chance.oneIn(2));
        return new String(Json.write(ask), StandardCharsets.UTF_8);
    }

    /** One change for each value anywhere within. */
    private static void gather(JsonNode tree, Chance chance, List<Runnable> changes) {
        switch (tree) {
            case ObjectNode object ->
                object.properties().forEach(member -> {
                    changes.add(() -> object.set(member.getKey(), value(chance)));
                    changes.add(() -> object.remove(member.getKey()));
                    gather(member.getValue(), chance, changes);
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    changes.add(() -> array.set(Math.min(at, array.size() - 1), value(chance)));
                    gather(array.get(i), chance, changes);
                }
            }
            default -> {}
        }
    }

    private static JsonNode value(Chance chance) {
        return read("{\"v\":" + chance.of(VALUES) + "}").path("v");
    }

    private static ObjectNode read(String json) {
        return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    }
}
