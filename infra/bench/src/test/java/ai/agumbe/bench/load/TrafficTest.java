package ai.agumbe.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.bench.failure.BenchFailure;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore permits = new Semaphore(0);
    private final EventLoops loops = new EventLoops(2);
    private HttpServer server = newServer();

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/good", exchange -> answer(exchange, 200, "{\"choices\":[]}"));
        server.createContext("/bad", exchange -> answer(exchange, 401, "{\"error\":\"who are you\"}"));
        server.createContext("/gated", exchange -> {
            permits.acquireUninterruptibly();
            answer(exchange, 200, "{}");
        });
        server.createContext("/stream", exchange -> answer(exchange, 200, "data: {}\n\ndata: {}\n\ndata: [DONE]\n\n"));
        server.createContext("/cut", exchange -> answer(exchange, 200, "data: {}\n\n"));
        server.start();
    }

    @AfterEach
    void stop() {
        permits.release(1_000);
        server.stop(0);
        loops.close();
    }

    @Test
    void callsAgainAsSoonAsItIsAnswered() {
        try (var traffic = new ClosedLoop(loops, call("/good"), 4)) {
            traffic.start();

            assertThat(answered(traffic, 200)).isGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void stopsWithWhatCameBackWhenACallFails() {
        try (var traffic = new ClosedLoop(loops, call("/bad"), 1)) {
            traffic.start();

            assertThatThrownBy(() -> answered(traffic, 1))
                    .isInstanceOf(BenchFailure.class)
                    .hasMessageContaining("status 401 (expected: 200) {\"error\":\"who are you\"}");
        }
    }

    @Test
    void saysWhenNobodyListens() {
        server.stop(0);
        try (var traffic = new ClosedLoop(loops, call("/good"), 1)) {
            traffic.start();

            assertThatThrownBy(() -> answered(traffic, 1)).hasMessageContaining("refused");
        }
    }

    @Test
    void keepsItsRateOverManyConnections() {
        try (var traffic = new OpenLoop(loops, call("/good"), new Rate(200, 8))) {
            long began = System.nanoTime();
            traffic.start();
            long answered = answered(traffic, 100);
            double seconds = (System.nanoTime() - began) / 1e9;

            assertThat(answered / seconds).isLessThan(210);
        }
    }

    @Test
    void countsTheTimeOfCallsThatWereDueWhileTheSideStoodStill() {
        try (var traffic = new OpenLoop(loops, call("/gated"), new Rate(100, 2))) {
            traffic.start();
            long due = 0;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (due < 30 && System.nanoTime() < deadline) {
                due = traffic.take().latency().getTotalCount();
            }

            var taken = traffic.take();

            assertThat(taken.answered()).isZero();
            assertThat(taken.latency().getTotalCount()).isGreaterThanOrEqualTo(30);
            assertThat(taken.latency().getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
        }
    }

    @Test
    void readsEveryStreamToItsEnd() throws InterruptedException {
        var taken = new StreamBurst(loops, call("/stream"), plan(20)).run();

        assertThat(taken.firstToken().getTotalCount()).isEqualTo(20);
        assertThat(taken.events()).isEqualTo(40);
    }

    @Test
    void takesAStreamWithoutItsEndForAFailure() {
        assertThatThrownBy(() -> new StreamBurst(loops, call("/cut"), plan(1)).run())
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("a stream of 1 events, without its end");
    }

    private static long answered(Traffic traffic, long wanted) {
        long answered = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answered < wanted && System.nanoTime() < deadline) {
            answered += traffic.take().answered();
        }
        return answered;
    }

    private static StreamPlan plan(int streams) {
        return new StreamPlan(streams, 2, Duration.ofMillis(1), Duration.ofMillis(50));
    }

    private PreparedCall call(String path) {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return PreparedCall.post(uri, Map.of("authorization", "Bearer x"), "{\"model\":\"m\"}");
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
