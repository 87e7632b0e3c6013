package ai.agumbe.data.route;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds a conversation together. */
class AffinityTest {
    private static final String SYSTEM = "{\"role\":\"system\",\"content\":\"You are kind.\"},";
    private static final String FIRST =
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\",\"cache_control\":{\"type\":\"ephemeral\"}}]}";
    private static final String FIRST_LATER =
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]},{\"role\":\"assistant\",\"content\":\"Hi\"},";

    private static Lot lot(Affinity affinity, String body, @Nullable String session, @Nullable String user) {
        Route route = new Route(
                "r",
                ModelKind.CHAT,
                Strategy.WEIGHTED,
                List.of(new Candidate(Targets.target("m", 1, 1), 1, 1)),
                1,
                Duration.ofSeconds(1),
                affinity,
                StreamRescue.OFF);
        return affinity.lot(Calls.of(body, route, new Conversation("acme", session, user), new Trail()));
    }

    private static double drawn(Affinity affinity, String body, @Nullable String session, @Nullable String user) {
        Lot lot = lot(affinity, body, session, user);
        assertThat(lot.isSticky()).isTrue();
        return lot.of("a candidate", 1);
    }

    private static String chat(String messages) {
        return "{\"messages\":[" + messages + "]}";
    }

    @Test
    void whoeverHasNothingToGoByIsLeftToChance() {
        assertThat(lot(Affinity.NONE, "{\"prompt_cache_key\":\"k\"}", "s", "u").isSticky())
                .isFalse();
        assertThat(lot(Affinity.SESSION, "{}", null, "u").isSticky()).isFalse();
        assertThat(lot(Affinity.USER, "{\"prompt_cache_key\":\"k\"}", "s", null).isSticky())
                .isFalse();
        assertThat(lot(Affinity.PROMPT_PREFIX, "{}", "s", "u").isSticky()).isFalse();
    }

    @Test
    void aSessionIsWhatTheHeadSaysElseTheCacheKey() {
        double bySession = drawn(Affinity.SESSION, "{\"prompt_cache_key\":\"k\"}", "s", "u");

        assertThat(drawn(Affinity.SESSION, "{}", "s", "another")).isEqualTo(bySession);
        assertThat(drawn(Affinity.SESSION, "{\"prompt_cache_key\":\"s\"}", null, null))
                .isEqualTo(bySession);
        assertThat(drawn(Affinity.SESSION, "{}", "t", null)).isNotEqualTo(bySession);
        assertThat(drawn(Affinity.USER, "{}", "t", "s")).isEqualTo(bySession);
    }

    @Test
    void aPromptsBeginningStaysWhileItsConversationGrows() {
        double first = drawn(Affinity.PROMPT_PREFIX, chat(SYSTEM + FIRST), null, null);
        String more = "{\"role\":\"user\",\"content\":\"And then?\"}";

        assertThat(drawn(Affinity.PROMPT_PREFIX, chat(SYSTEM + FIRST_LATER + more), null, null))
                .isEqualTo(first);
        assertThat(drawn(Affinity.PROMPT_PREFIX, chat(SYSTEM + more), null, null))
                .isNotEqualTo(first);
        assertThat(drawn(Affinity.PROMPT_PREFIX, chat(FIRST), null, null)).isNotEqualTo(first);
    }

    @Test
    void otherSurfacesBeginAsWell() {
        double system =
                drawn(Affinity.PROMPT_PREFIX, "{\"system\":\"Be kind\",\"messages\":[" + FIRST + "]}", null, null);
        assertThat(drawn(Affinity.PROMPT_PREFIX, "{\"system\":\"Be brief\",\"messages\":[" + FIRST + "]}", null, null))
                .isNotEqualTo(system);
        assertThat(drawn(Affinity.PROMPT_PREFIX, "{\"instructions\":\"Be kind\",\"input\":\"Hello\"}", null, null))
                .isNotEqualTo(
                        drawn(Affinity.PROMPT_PREFIX, "{\"instructions\":\"Be kind\",\"input\":\"Bye\"}", null, null));
    }

    @Test
    void onlyTheBeginningOfALongPromptCounts() {
        String head = "x".repeat(4_096);
        String long1 = chat("{\"role\":\"system\",\"content\":\"" + head + "1\"}," + FIRST);
        String long2 = chat("{\"role\":\"system\",\"content\":\"" + head + "2\"}," + FIRST);

        assertThat(PromptPrefix.of(Json.readObject(long1.getBytes(StandardCharsets.UTF_8))))
                .hasSizeLessThanOrEqualTo(4_096);
        assertThat(drawn(Affinity.PROMPT_PREFIX, long1, null, null))
                .isEqualTo(drawn(Affinity.PROMPT_PREFIX, long2, null, null));
    }
}
