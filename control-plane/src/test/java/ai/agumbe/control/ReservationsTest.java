package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.SpendKey;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** What running calls hold of a wallet, where data planes keep it. */
class ReservationsTest {
    @Test
    void theyAreReadFromRedisAndUnknownWithoutIt() throws IOException {
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        String url = "redis://127.0.0.1:" + port;
        String tenant = "r-" + UUID.randomUUID();
        String wallet = "/tenants/" + tenant + "/wallet";
        try (ControlPlane plane = ControlPlane.ownServer(ControlPlane.running(), Map.of("AGUMBE_REDIS_URL", url))) {
            ControlPlane.await(() -> plane.get("/readyz").status() == 200);
            plane.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"R\"}");
            plane.admin("PUT", wallet, "{\"enabled\":true}");
            Instant opened = Instant.parse(
                    plane.query("select body ->> 'opened_at' from control.document where kind = 'wallet' and tenant = '"
                            + tenant + "'"));
            hold(url, tenant, opened);

            assertThat(reserved(plane.admin("GET", wallet, ""))).isEqualTo("0.500000001");
            redis.stop();
            assertThat(reserved(plane.admin("GET", wallet, ""))).isEqualTo("null");
        } finally {
            redis.stop();
        }
        assertThat(reserved(ControlPlane.running().admin("GET", wallet, ""))).isEqualTo("null");
    }

    private static String reserved(Reply reply) {
        return reply.json().get("reserved_usd").asText();
    }

    private static void hold(String url, String tenant, Instant opened) {
        WalletDocument wallet = new WalletDocument(tenant, true, BigDecimal.ZERO, BigDecimal.ZERO, opened, List.of());
        String place = new SpendKey(Account.of(wallet), Instant.EPOCH).heldPlace();
        double later = 4e12;
        try (RedisClient client = RedisClient.create(url)) {
            var redis = client.connect().sync();
            redis.zadd(place, later, "a:500000000:7");
            redis.zadd(place, later, "b:1:9");
            redis.zadd(place, 1_000, "dead:70000000000:9");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
