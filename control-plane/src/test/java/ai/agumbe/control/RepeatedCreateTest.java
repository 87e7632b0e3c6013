package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepeatedCreateTest {
    private static final String HEADER = "Idempotency-Key";
    private static final String KEY = "{\"name\":\"ci\"}";
    private final ControlPlane plane = ControlPlane.running();
    private final String tenant = name();

    @Test
    void aRepeatIsAnsweredAsTheFirstWasAndCreatesNothing() {
        makeTenant();
        Reply first = create(KEY, "Key-1/" + tenant);
        long committed = committed();

        Reply again = create(KEY, "Key-1/" + tenant);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text()).contains("api_key");
        assertThat(again.header("etag")).isEqualTo(first.header("etag"));
        assertThat(committed()).isEqualTo(committed);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void everyKindOfCreateMayBeRepeated() {
        String body = "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant);
        Reply first = plane.call("POST", "/api/v1/admin/tenants", body, HEADER, tenant);
        Reply again = plane.call("POST", "/api/v1/admin/tenants", body, HEADER, tenant);
        Reply without = plane.call("POST", "/api/v1/admin/tenants", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(without.status()).as("without the key it is no repeat").isEqualTo(409);
    }

    @Test
    void theReplyIsKeptSealed() {
        makeTenant();
        String key = UUID.randomUUID().toString();
        String shown = create(KEY, key).json().get("api_key").asText();

        String kept = plane.query("select string_agg(first_reply::text, '') from control.first_reply");

        assertThat(kept).isNotEmpty().doesNotContain(shown, key, "api_key", "agk_");
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        makeTenant();
        create(KEY, tenant);

        Reply otherBody = create("{\"name\":\"other\"}", tenant);
        Reply otherPath = plane.call("POST", "/api/v1/admin/tenants/" + tenant + "/apps", KEY, HEADER, tenant);

        assertThat(otherBody.status()).isEqualTo(409);
        assertThat(otherBody.json().get("type").asText()).isEqualTo("urn:agumbe:problem:key-reused");
        assertThat(otherPath.status()).isEqualTo(409);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void malformedKeysAreRefused() {
        makeTenant();
        for (String malformed : List.of("a b", "x".repeat(256), "\"a\tb\"")) {
            assertThat(create(KEY, malformed).status()).as(malformed).isEqualTo(422);
        }
        assertThat(create(KEY, "x".repeat(255)).status()).isEqualTo(201);
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void whatFailedIsTriedAnewUnderItsKey() {
        Reply tooEarly = create(KEY, tenant);
        makeTenant();
        Reply then = create(KEY, tenant);

        assertThat(tooEarly.status()).isEqualTo(404);
        assertThat(then.status()).isEqualTo(201);
    }

    @Test
    void repeatsAtTheSameTimeCreateOne() {
        makeTenant();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Reply> replies = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> create(KEY, tenant), callers))
                    .limit(8)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(replies).extracting(Reply::status).containsOnly(201);
            assertThat(replies)
                    .extracting(Reply::text)
                    .containsOnly(replies.getFirst().text());
        }
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void aDayLaterTheKeyIsFree() {
        makeTenant();
        Reply first = create(KEY, tenant);
        plane.query("with old as (update control.first_reply set at = at - interval '25 hours' returning 1)"
                + " select count(*) from old");

        Reply nextDay = create(KEY, tenant);

        assertThat(nextDay.status()).isEqualTo(201);
        assertThat(nextDay.json().get("id")).isNotEqualTo(first.json().get("id"));
        assertThat(plane.query("select count(*) from control.first_reply where at < now() - interval '24 hours'"))
                .isEqualTo("0");
    }

    private void makeTenant() {
        assertThat(plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant))
                        .status())
                .isEqualTo(201);
    }

    private Reply create(String body, String key) {
        return plane.call("POST", "/api/v1/admin/tenants/" + tenant + "/keys", body, HEADER, key);
    }

    private long keys() {
        return Long.parseLong(plane.query(
                "select count(*) from control.document where kind = 'key' and tenant = '%s'".formatted(tenant)));
    }

    private long committed() {
        return Long.parseLong(plane.query("select config_version from control.counter"));
    }

    private static String name() {
        return "n-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
