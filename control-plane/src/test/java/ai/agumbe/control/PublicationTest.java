package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final String PROVIDER = "{\"kind\":\"openai\",\"base_url\":\"https://api.openai.com/v1\"}";
    private final ControlPlane plane = ControlPlane.running();

    @Test
    void versionsAreGaplessAndBatchesWhole() {
        String tenant = name();
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant));
        plane.admin("PUT", "/tenants/" + tenant + "/providers/own", PROVIDER);
        plane.admin("DELETE", "/tenants/" + tenant, "");

        List<TopicRecord> records = recordsUpTo(committed(plane));

        List<Long> versions =
                records.stream().map(TopicRecord::version).distinct().toList();
        assertThat(versions)
                .isEqualTo(LongStream.rangeClosed(versions.getFirst(), versions.getLast())
                        .boxed()
                        .toList());
        for (long version : versions) {
            List<TopicRecord> batch =
                    records.stream().filter(sent -> sent.version() == version).toList();
            assertThat(batch).allMatch(sent -> sent.count() == batch.size());
            assertThat(batch.stream().map(TopicRecord::index)).doesNotHaveDuplicates();
            assertThat(batch.stream().map(TopicRecord::batch).distinct()).hasSize(1);
        }
        List<TopicRecord> last = records.stream()
                .filter(sent -> sent.version() == versions.getLast())
                .toList();
        assertThat(last)
                .extracting(TopicRecord::key)
                .containsExactlyInAnyOrder(
                        "tenant//" + tenant, "app/" + tenant + "/default", "provider/" + tenant + "/own");
        assertThat(last).allMatch(sent -> sent.value() == null);
    }

    @Test
    void aRevokedKeyIsATombstoneAndSecretsAreSealedOnTheTopic() {
        String tenant = name();
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant));
        Reply key = plane.admin("POST", "/tenants/" + tenant + "/keys", "{\"name\":\"k\"}");
        String id = key.json().get("id").asText();
        plane.admin("PUT", "/providers/" + tenant, PROVIDER);
        plane.admin(
                "PUT",
                "/credentials/" + tenant,
                "{\"provider\":\"%s\",\"secret\":\"sk-in-the-clear\"}".formatted(tenant));
        plane.admin("DELETE", "/tenants/" + tenant + "/keys/" + id, "");

        List<TopicRecord> records = recordsUpTo(committed(plane));

        List<TopicRecord> ofKey = records.stream()
                .filter(sent -> sent.key().equals("key/" + tenant + "/" + id))
                .toList();
        assertThat(ofKey.getFirst().value())
                .contains("\"sha256\"")
                .doesNotContain(key.json().get("api_key").asText());
        assertThat(ofKey.getLast().value()).isNull();
        String credential = records.stream()
                .filter(sent -> sent.key().equals("credential//" + tenant))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(credential)
                .contains("\"sealed\"", "\"version\":1", "\"updated_at\"")
                .doesNotContain("sk-in-the-clear");
    }

    @Test
    void aChangeIsOnTheTopicLongBeforeItMustBeApplied() {
        plane.admin("PUT", "/providers/" + name(), PROVIDER);
        List<Duration> waits = new ArrayList<>();
        try (TopicReader topic = TopicReader.atTheEnd(plane.broker.address())) {
            for (int i = 0; i < 50; i++) {
                long version = committed(plane) + 1;
                Instant start = Instant.now();
                plane.admin("PUT", "/providers/" + name(), PROVIDER);
                topic.awaitVersion(version);
                waits.add(Duration.between(start, Instant.now()));
            }
        }

        waits.sort(Comparator.naturalOrder());
        System.out.printf(
                "change -> on the topic, 50 changes: p50 %d ms, p99 %d ms%n",
                waits.get(25).toMillis(), waits.get(49).toMillis());
        assertThat(waits.get(25)).isLessThan(Duration.ofMillis(250));
        assertThat(waits.get(49)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whenKafkaLosesItsDataWhileWeRunAllIsPublishedAgainWithoutAChange() throws IOException {
        try (ControlPlane own = ControlPlane.ownStack()) {
            own.admin("POST", "/tenants", "{\"id\":\"kept\",\"name\":\"n\"}");
            own.admin("PUT", "/providers/kept", PROVIDER);
            ControlPlane.await(() -> published(own) == committed(own));

            own.broker.stop();
            own.broker.loseEverything();
            own.broker.start();

            assertThat(TopicRecord.readTo(own.broker.address(), committed(own)))
                    .extracting(TopicRecord::key)
                    .containsExactlyInAnyOrder("tenant//kept", "app/kept/default", "provider//kept");

            own.admin("PUT", "/providers/later", PROVIDER);
            TopicReader.deleteTopic(own.broker.address());

            assertThat(TopicRecord.readTo(own.broker.address(), committed(own)))
                    .extracting(TopicRecord::key)
                    .contains("provider//later", "provider//kept", "tenant//kept");
        }
    }

    @Test
    void aWriteThatWaitsIsAnsweredWhenTheLiveNodeHasAppliedIt() {
        try (NodeFake node = new NodeFake("node-" + name(), plane.broker.address())) {
            node.follow();
            ControlPlane.await(() -> plane.admin("GET", "/nodes", "").text().contains(node.id()));

            Reply applied = plane.admin("PUT", "/providers/" + name() + "?wait=true", PROVIDER);

            assertThat(applied.status()).isEqualTo(201);
            assertThat(node.applied()).isGreaterThanOrEqualTo(committed(plane));

            node.refuse("it does not compile");
            Reply refused = plane.admin("PUT", "/providers/" + name() + "?wait=true", PROVIDER);

            assertThat(refused.status()).isEqualTo(202);
            assertThat(refused.json().get("refused").findValuesAsText("node")).contains(node.id());
            assertThat(refused.json().get("refused").findValuesAsText("reason")).contains("it does not compile");
            assertThat(refused.json().get("version").asInt()).isEqualTo(1);
            assertThat(plane.admin("GET", "/nodes", "").text()).contains("\"lag\":1");
        }
    }

    @Test
    void withoutKafkaChangesAreTakenAndPublishedWhenItIsBack() throws IOException {
        try (ControlPlane own = ControlPlane.ownStack()) {
            own.broker.stop();

            Reply made = own.admin("POST", "/tenants", "{\"id\":\"early\",\"name\":\"n\"}");
            assertThat(made.status()).isEqualTo(201);
            assertThat(own.get("/readyz").status()).isEqualTo(200);
            Reply waited = own.admin("PATCH", "/tenants/early?wait=true", "{\"name\":\"m\"}");
            assertThat(waited.status()).as("nothing has it yet").isEqualTo(202);

            own.broker.start();
            ControlPlane.await(() -> published(own) == committed(own));
            assertThat(TopicRecord.readTo(own.broker.address(), committed(own)))
                    .extracting(TopicRecord::version)
                    .endsWith(1L, 1L, 2L);

            own.stopServer();
            own.broker.stop();
            own.broker.loseEverything();
            own.broker.start();
            own.restart();
            ControlPlane.await(() -> published(own) == committed(own));
            List<TopicRecord> again = TopicRecord.readTo(own.broker.address(), committed(own));
            assertThat(again)
                    .extracting(TopicRecord::key)
                    .containsExactlyInAnyOrder("app/early/default", "tenant//early");
            assertThat(again).extracting(TopicRecord::version).containsExactly(1L, 2L);
        }
    }

    @Test
    void aGeneratedAdminTokenIsKeptAsAHash() {
        Map<String, String> none = Map.of("AGUMBE_ADMIN_TOKEN", "");
        try (ControlPlane own = ControlPlane.ownServer(plane, none)) {
            ControlPlane.await(
                    () -> plane.query("select count(*) from control.setting where name = 'admin_token_sha256'")
                            .equals("1"));

            assertThat(plane.query("select value from control.setting where name = 'admin_token_sha256'"))
                    .hasSize(64);
            ControlPlane.await(() -> own.admin("GET", "/tenants", "").status() == 401);
        }
    }

    @Test
    void healthMovesToTheManagementPort() {
        int port = Broker.freePort();
        int management = Broker.freePort();
        Map<String, String> ports =
                Map.of("AGUMBE_PORT", Integer.toString(port), "AGUMBE_MANAGEMENT_PORT", Integer.toString(management));
        try (ControlPlane own = ControlPlane.ownServer(plane, ports).on(port)) {
            ControlPlane.await(() -> own.admin("GET", "/tenants", "").status() == 200);

            assertThat(own.get("/healthz").status()).isEqualTo(404);
            assertThat(own.on(management).get("/healthz").status()).isEqualTo(200);
            assertThat(own.on(management).admin("GET", "/tenants", "").status()).isEqualTo(404);
        }
    }

    private List<TopicRecord> recordsUpTo(long version) {
        return TopicRecord.readTo(plane.broker.address(), version);
    }

    private static long committed(ControlPlane plane) {
        return Long.parseLong(plane.query("select config_version from control.counter"));
    }

    private static long published(ControlPlane plane) {
        return Long.parseLong(plane.query("select config_version from control.publication"));
    }

    private static String name() {
        return "p-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
