package ai.agumbe.data.ground;

import ai.agumbe.data.Assembly;
import ai.agumbe.data.config.Documents;
import ai.agumbe.data.server.BodyLimits;
import ai.agumbe.data.server.HttpServer;
import ai.agumbe.data.server.ServerLimits;
import ai.agumbe.data.snapshot.CurrentSnapshot;
import io.micrometer.core.instrument.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The real server, surface and pipeline in front of a fake provider. After each test every exchange must have ended exactly
 * once.
 */
public final class RunningGateway implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    public static final String LLM = "/api/v1/llm";

    private final Assembly assembly;
    private final HttpServer server;
    private final int port;
    private final FakeProvider provider = new FakeProvider();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Config config = new Config();
    private String key = "";

    public RunningGateway() {
        this(ServerLimits.DEFAULT);
    }

    public RunningGateway(ServerLimits limits) {
        this(limits, Map.of());
    }

    /** With these settings beside what each test needs. */
    public RunningGateway(Map<String, String> settings) {
        this(ServerLimits.DEFAULT, settings);
    }

    private RunningGateway(ServerLimits limits, Map<String, String> settings) {
        assembly = new Assembly(settings);
        server = assembly.server(limits);
        port = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), assembly.calls());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    /** Forgets what was, for tests of many rounds. */
    public void begin() {
        provider.reset();
        journal().reset();
        assembly.forgetLanes();
        config = Config.at(provider.baseUrl());
        key = config.key();
        apply();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        journal().assertEachEndedOnce();
        Eventually.holds(() -> server.running() == 0);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end();
    }

    /** For gateways that no test class registers. */
    public void end() {
        server.close();
        provider.close();
        client.close();
        assembly.close();
    }

    /** Serves what the other serves, for the same callers: a second node. */
    public void follow(RunningGateway other) {
        config = other.config;
        key = other.key;
        apply();
    }

    public Assembly assembly() {
        return assembly;
    }

    public BodyLimits bodies() {
        return assembly.bodies();
    }

    public FakeProvider provider() {
        return provider;
    }

    public RecordingJournal journal() {
        return assembly.journal();
    }

    /** Whatever failed so far shall not count against anybody. */
    public void forgetFailures() {
        assembly.forgetLanes();
    }

    /** Time passes for breakers and rests. */
    public void later(Duration time) {
        assembly.clock().forward(time);
    }

    /** What a counter has counted since the node's start. */
    public double counted(String name, String... tags) {
        return assembly.metrics().get(name).tags(tags).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    public HttpServer server() {
        return server;
    }

    public int port() {
        return port;
    }

    /** A key of {@code acme} with all scopes. */
    public String key() {
        return key;
    }

    /** The config in the making; {@link #apply} puts it in force. */
    public Config config() {
        return config;
    }

    public void apply() {
        Documents documents = config.documents();
        CurrentSnapshot snapshots = assembly.snapshots();
        snapshots.apply(documents, snapshots.get().version() + 1);
    }

    /** A chat with the key that may everything; {@code more} are further members, each with its comma before it. */
    public Answered chat(String model, String more, String... headers) {
        return post(LLM + "/chat/completions", chatBody(model, more), headers);
    }

    public static String chatBody(String model, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello you\"}]" + more + "}";
    }

    public Answered post(String path, String body, String... headers) {
        return post(path, FakeProvider.bytes(body), headers);
    }

    public Answered post(String path, byte[] body, String... headers) {
        return send(request(path, headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public Answered get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answered head(String path, String... headers) {
        return send(request(path, headers).HEAD().build());
    }

    /** Headers by turns; without {@code authorization} or {@code x-api-key} among them, the key that may everything. */
    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
        boolean authorized = false;
        for (int i = 0; i < headers.length; i += 2) {
            authorized |= headers[i].equals("authorization") || headers[i].equals("x-api-key");
            if (!headers[i + 1].isEmpty()) {
                request.header(headers[i], headers[i + 1]);
            }
        }
        return authorized ? request : request.header("authorization", "Bearer " + key);
    }

    public Answered send(HttpRequest request) {
        try {
            HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answered(reply.statusCode(), reply.headers(), new String(reply.body(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
