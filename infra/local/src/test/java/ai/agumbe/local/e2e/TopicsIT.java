package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lies on the topics is what docs/events publishes: keys, headers and every member. */
@ExtendWith(StackExtension.class)
class TopicsIT {
    private static final String USAGE = "agumbe.usage";
    private static final String REQUESTS = "agumbe.requests";
    private static final String DEAD_LETTER = "agumbe.dead-letter";
    private static final List<String> TOPICS =
            List.of("agumbe.config", "agumbe.nodes", USAGE, REQUESTS, "agumbe.spend", DEAD_LETTER);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void everyRecordIsAPublishedMessage(Stack stack) throws Exception {
        Tenant tenant = stack.tenant();
        limitMoney(stack, tenant);
        callInManyWays(stack, tenant);
        beRefusedOften(stack);
        changeConfig(stack, tenant);
        poison(stack.document().kafka());
        new Settlement(stack, tenant, Set.of()).agreesWithUsage();
        replay(stack.admin());

        List<Sent> sent = Eventually.within(PATIENCE, () -> sentByUs(stack), TopicsIT::isWhole);

        assertThat(messages(sent).keySet())
                .contains("usage", "request", "node", "deadLetter", "configDeleted")
                .contains("configTenant", "configApp", "configKey", "configGuardrail")
                .contains("configProvider", "configCredential", "configModel", "configRoute")
                .contains("configBudget", "configWallet", "configRerating", "configReplay", "spend", "spendTakenBack");
        bothEventsOfAnExchangeSayTheSame(sent);
    }

    /** All that is there but what another test laid on the topics in the place of data planes. */
    private static List<Sent> sentByUs(Stack stack) {
        return Sent.on(stack.document().kafka(), TOPICS).stream()
                .filter(record -> !(record.value().path("tenant").asText("")
                                + record.value().path("tenantId").asText(""))
                        .startsWith("flood-"))
                .toList();
    }

    /** Summaries, dead letters and taken back budgets are sent a while after the calls that brought them. */
    private static boolean isWhole(List<Sent> sent) {
        return setAside(sent).containsAll(unreadable(sent))
                && of(sent, "agumbe.spend").anyMatch(each -> each.value().isNull())
                && of(sent, REQUESTS).anyMatch(row -> row.value().path("count").asInt() > 1)
                && byId(sent, REQUESTS).keySet().equals(byId(sent, USAGE).keySet());
    }

    /** How many there are of each message; what was set aside is none. */
    private static Map<String, Long> messages(List<Sent> sent) {
        PublishedTopics published = PublishedTopics.read();
        Set<String> setAside = setAside(sent);
        Map<String, Long> messages = sent.stream()
                .filter(record -> !setAside.contains(record.place()))
                .collect(Collectors.groupingBy(published::messageOf, TreeMap::new, Collectors.counting()));
        System.out.println("  records by message: " + messages);
        return messages;
    }

    private static Set<String> setAside(List<Sent> sent) {
        return of(sent, DEAD_LETTER)
                .map(letter -> String.valueOf(letter.headers().get("agumbe_origin")))
                .collect(Collectors.toSet());
    }

    /** Where poison lies, that which was replayed as well. */
    private static List<String> unreadable(List<Sent> sent) {
        return of(sent, USAGE)
                .filter(record -> record.value().isTextual())
                .map(Sent::place)
                .toList();
    }

    private static void bothEventsOfAnExchangeSayTheSame(List<Sent> sent) {
        Map<String, Sent> rows = byId(sent, REQUESTS);
        Map<String, Sent> events = byId(sent, USAGE);
        assertThat(rows.keySet()).isEqualTo(events.keySet());
        events.forEach((id, event) -> sayTheSame(id, event, Objects.requireNonNull(rows.get(id))));
    }

    private static void sayTheSame(String id, Sent event, Sent row) {
        String began = row.value().path("createdAt").asText();
        assertThat(event.value().path("startedAt").asText()).isEqualTo(began);
        assertThat(event.headers()).containsEntry("ce_id", id).containsEntry("ce_time", began);
        assertThat(row.headers()).containsEntry("ce_id", id).containsEntry("ce_time", began);
        assertThat(event.value().path("tenant")).isEqualTo(row.value().path("tenantId"));
        assertThat(event.value().path("status")).isEqualTo(row.value().path("status"));
        assertThat(tokens(event.value()))
                .as(id)
                .isEqualTo(row.value().path("totalTokens").asLong());
    }

    private static Stream<Sent> of(List<Sent> sent, String topic) {
        return sent.stream().filter(record -> record.topic().equals(topic));
    }

    private static Map<String, Sent> byId(List<Sent> sent, String topic) {
        return of(sent, topic)
                .filter(record -> record.value().has("eventId"))
                .collect(Collectors.toMap(
                        record -> record.value().path("eventId").asText(), record -> record, (one, again) -> one));
    }

    private static long tokens(JsonNode event) {
        long sum = 0;
        for (JsonNode sale : event.path("sales")) {
            sum += sum(sale.path("tokens"));
        }
        return sum;
    }

    private static long sum(JsonNode buckets) {
        long sum = 0;
        for (JsonNode bucket : buckets) {
            sum += bucket.isObject() ? sum(bucket) : bucket.asLong();
        }
        return sum;
    }

    private static void callInManyWays(Stack stack, Tenant tenant) {
        String broken = stack.chatModel("1.00");
        stack.simulator().script(broken.substring(5), "{\"status\":500}");
        String unpriced = stack.name("unpriced");
        stack.admin().put("/models", """
                {"id":"@sim/%1$s","provider":"sim","credential":"sim","upstream_model":"%1$s","kind":"chat"}
                """.formatted(unpriced));
        Node node = stack.node(tenant);
        node.post("/chat/completions", Prompts.stream("smart-default", "Hi"));
        node.post("/embeddings", "{\"model\":\"embed-default\",\"input\":\"a\"}");
        node.post("/responses", "{\"model\":\"cheap-fast\",\"input\":\"Hi\"}");
        node.post(
                "/messages",
                "{\"model\":\"cheap-fast\",\"max_tokens\":20,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        List.of(broken, "@sim/" + unpriced, "no-such-model").forEach(node::chat);
        HttpRequest.Builder told = node.request(
                "POST",
                "/chat/completions",
                Prompts.body("cheap-fast", "Hi").put("user", "u-1").toString());
        List.of("workspace-id", "xnamespace-id", "source-service", "operation", "external-request-id", "branch")
                .forEach(name -> told.header("x-agumbe-" + name, "some-" + name));
        Wire.send(told.header("x-agumbe-environment", "staging"));
    }

    private static void limitMoney(Stack stack, Tenant tenant) {
        Admin admin = stack.admin();
        String budget = "{\"window\":\"month\",\"limit_usd\":\"100\",\"hard\":true,\"unpriced\":\"allow\"}";
        admin.put("/tenants/" + tenant.id() + "/budgets/all", budget);
        admin.put("/tenants/" + tenant.id() + "/budgets/brief", budget.replace("month", "day"));
        admin.put("/tenants/" + tenant.id() + "/wallet", "{\"enabled\":false}");
        String period = "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"";
        admin.post("/reratings", "{\"model\":\"" + stack.chatModel("1.00") + "\"," + period + ",\"dry_run\":false}");
        Eventually.within(
                PATIENCE,
                () -> Sent.on(stack.document().kafka(), List.of("agumbe.spend")),
                all -> all.stream()
                        .anyMatch(each -> String.valueOf(each.key())
                                .startsWith(tenant.id() + "/tenant/" + tenant.id() + "/day")));
        assertThat(admin.call("DELETE", "/tenants/" + tenant.id() + "/budgets/brief", "")
                        .status())
                .isEqualTo(204);
    }

    /** So often that most are summed up in one row. */
    private static void beRefusedOften(Stack stack) {
        Tenant limited = stack.tenant();
        stack.admin().put("/tenants/" + limited.id(), "{\"name\":\"Limited\",\"limits\":{\"requests_per_minute\":1}}");
        Node node = stack.node(limited);
        IntStream.range(0, 60).parallel().forEach(call -> node.chat("cheap-fast"));
    }

    private static void changeConfig(Stack stack, Tenant tenant) {
        Admin admin = stack.admin();
        admin.put("/tenants/" + tenant.id() + "/apps/default/guardrails", "{\"settings\":{\"maxTokens\":100}}");
        String route = "/tenants/" + tenant.id() + "/routes/short-lived";
        String model = stack.chatModel("1.00");
        admin.put(route, "{\"strategy\":\"priority\",\"candidates\":[{\"model\":\"" + model + "\"}]}");
        assertThat(admin.call("DELETE", route, "").status()).isEqualTo(204);
    }

    private static void replay(Admin admin) {
        Eventually.within(
                PATIENCE,
                () -> admin.post("/dead-letters/replay", "{\"reason\":\"not a usage event\"}"),
                reply -> reply.path("letters").asInt() > 0);
    }

    private static void poison(String brokers) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(USAGE, "{\"eventId\":".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
