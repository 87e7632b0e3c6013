package ai.agumbe.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.spend.Spend;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schemas say what our records are, and the AsyncAPI document what our topics are. */
class SchemasTest {
    private static final RecordOutline CAMEL = new RecordOutline(UnaryOperator.identity());
    private static final RecordOutline SNAKE = new RecordOutline(new SnakeCaseStrategy()::translate);
    /** What the control plane adds to every document that it stores. */
    private static final List<String> GIVEN = List.of("/version integer", "/created_at string", "/updated_at string");

    private static final long DAY_MILLIS = 86_400_000;

    private final JsonNode asyncApi = SchemaDocuments.read("asyncapi.json");

    @Test
    void usageEventsAreAsPublished() {
        assertThat(outline("usage.json")).containsExactlyElementsOf(CAMEL.of(UsageEvent.class));
    }

    @Test
    void nodeReportsAreAsPublished() {
        assertThat(outline("node.json")).containsExactlyElementsOf(SNAKE.of(NodeReport.class));
    }

    @Test
    void spendIsAsPublished() {
        assertThat(outline("spend.json")).containsExactlyElementsOf(SNAKE.of(Spend.class));
    }

    @ParameterizedTest
    @EnumSource
    void documentsOfEveryKindAreAsPublished(ConfigKind kind) throws ClassNotFoundException {
        List<String> expected = new ArrayList<>(SNAKE.of(documentOf(kind)));
        expected.removeAll(GIVEN);
        expected.addAll(GIVEN);

        assertThat(outline("config/" + kind.wireName() + ".json")).containsExactlyElementsOf(expected);
        assertThat(asyncApi.at("/channels/config/messages").has("config" + camel(kind)))
                .isTrue();
    }

    @Test
    void channelsAreTheTopics() {
        List<String> addresses = new ArrayList<>();
        for (JsonNode channel : asyncApi.path("channels")) {
            Topics topic = topic(channel.path("address").asText());
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.path("partitions").asInt()).as(topic.topic()).isEqualTo(topic.partitions());
            assertThat(cleanup(kafka.path("topicConfiguration")))
                    .as(topic.topic())
                    .isEqualTo(topic.cleanup());
            addresses.add(topic.topic());
        }
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topics.values()).map(Topics::topic).toList());
    }

    @Test
    void everyTypeOfEventIsDescribed() {
        assertThat(asyncApi.findValuesAsText("const"))
                .contains(EventType.CONFIG, EventType.NODE, EventType.USAGE, EventType.REQUEST, EventType.SPEND);
    }

    private static List<String> outline(String file) {
        return RecordOutline.ofSchema(SchemaDocuments.read(file));
    }

    private static Class<?> documentOf(ConfigKind kind) throws ClassNotFoundException {
        return Class.forName(ConfigKind.class.getPackageName() + "." + camel(kind) + "Document");
    }

    private static String camel(ConfigKind kind) {
        return Arrays.stream(kind.wireName().split("_", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Topics topic(String address) {
        return Arrays.stream(Topics.values())
                .filter(topic -> topic.topic().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static Topics.Cleanup cleanup(JsonNode configuration) {
        if (configuration.at("/cleanup.policy/0").asText().equals("compact")) {
            return Topics.Cleanup.COMPACT;
        }
        long days = configuration.path("retention.ms").asLong() / DAY_MILLIS;
        return Topics.Cleanup.valueOf("DELETE_" + days + "_DAYS");
    }
}
