package ai.agumbe.local.seed;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.JsonFile;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what a new stack already knows through the admin API; what is there stays as it is. */
public final class Seed {
    private static final List<String> SCOPES =
            List.of("inference", "models:read", "logs:read", "usage:read", "guardrails:read", "guardrails:write");
    private static final String KEYS = "/tenants/" + Seeded.TENANT + "/keys";
    private static final String APP = "/tenants/" + Seeded.TENANT + "/apps/" + Seeded.APP;

    private final AdminApi api;
    private final String simulator;
    private final JsonFile keyFile;
    private final RealProviders realProviders;

    /** @param simulator where data planes reach the simulated provider */
    public Seed(HttpClient client, Layout layout, String simulator, DataDirectory data, String adminToken) {
        this.api = new AdminApi(client, layout.url(PartKind.CONTROL_PLANE), adminToken);
        this.simulator = simulator;
        this.keyFile = new JsonFile(data.keyFile());
        this.realProviders = new RealProviders(api);
    }

    /** @param environment may hold the keys of real providers */
    public Seeded apply(Map<String, String> environment, Progress progress) {
        Map<String, String> values = Map.of("${simulator}", simulator + "/v1");
        SeedFile.read("seed.json", new TypeReference<List<SeedEntry>>() {}).forEach(entry -> entry.apply(api, values));
        realProviders.register(environment, progress);
        String appUuid = api.get(APP).orElseThrow().path("uuid").asText();
        Seeded seeded = keyFile.read(Seeded.class).filter(this::isGood).orElseGet(() -> newKey(appUuid));
        keyFile.write(seeded);
        return seeded;
    }

    private boolean isGood(Seeded kept) {
        Optional<JsonNode> key = api.get(KEYS + "/" + kept.keyId());
        return key.map(found -> found.path("active").asBoolean(true)).orElse(false);
    }

    private Seeded newKey(String appUuid) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", "local").putNull("app_id").putNull("expires_at");
        SCOPES.forEach(body.putArray("scopes")::add);
        JsonNode made = api.write("POST", KEYS, body);
        return new Seeded(made.path("id").asText(), made.path("api_key").asText(), appUuid);
    }
}
