package ai.agumbe.local.part;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.AotCache;
import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.Secrets;
import ai.agumbe.local.layout.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets up each part of one stack, by its name. */
public final class Parts {
    private static final String DATA_PLANE = "data-plane";
    private static final String LOOPBACK = "127.0.0.0/8";
    /** Less compiling: starts sooner and needs less memory, for processes that are not on the path of a call. */
    private static final String SOONER = "-XX:TieredStopAtLevel=1";

    private final Installation installation;
    private final DataDirectory data;
    private final Layout layout;
    private final Surroundings surroundings;
    private final Secrets secrets;
    private final Programs programs;
    private final Progress progress;

    public Parts(
            Installation installation,
            DataDirectory data,
            Layout layout,
            Surroundings surroundings,
            Progress progress) {
        this.installation = installation;
        this.data = data;
        this.layout = layout;
        this.surroundings = surroundings;
        this.secrets = Secrets.of(data);
        this.programs = new Programs(installation.programs(), progress);
        this.progress = progress;
    }

    public Part part(PartName name) {
        int port = layout.port(name);
        return switch (name.kind()) {
            case POSTGRES -> new Postgres(programs, data.of(name), secrets.postgresPassword(), port);
            case KAFKA -> new Kafka(installation, layout, data.of(name), met(PartKind.KAFKA), secrets.kafkaClusterId());
            case REDIS -> new Redis(programs, data.of(name), port);
            case SIMULATOR -> new Service(name, port, code("infra/simulator", "simulator"), common(name));
            case CONTROL_PLANE -> new Service(name, port, code("control-plane", "control", SOONER), controlPlane(name));
            case USAGE_CONSUMER ->
                new Service(name, port, code("usage-consumer", "usage", SOONER), usageConsumer(name));
            case DATA_PLANE -> new Service(name, port, dataPlane(cached()), dataPlane(name));
        };
    }

    /** A data plane that writes what it learned about itself into an AOT cache when it ends. */
    public Part recording(PartName name, Path cache) {
        return new Recording(new Service(
                name, layout.port(name), dataPlane(List.of("-XX:AOTCacheOutput=" + cache)), dataPlane(name)));
    }

    public String databaseUrl() {
        return databaseUrl(layout.address(PartKind.POSTGRES));
    }

    public String databaseUser() {
        return Postgres.USER;
    }

    public Secrets secrets() {
        return secrets;
    }

    private Service.Code code(String module, String feature, String... more) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(List.of(more));
        return new Service.Code(installation, module, feature, options);
    }

    private Service.Code dataPlane(List<String> more) {
        List<String> options = new ArrayList<>(JavaCommand.DATA_PLANE);
        options.addAll(more);
        return new Service.Code(installation, DATA_PLANE, "data", options);
    }

    /** A cache that the JVM finds unfit it refuses by itself, with a warning in the log. */
    private List<String> cached() {
        AotCache cache = installation.aotCache(DATA_PLANE);
        if (cache.isOutdated()) {
            progress.say("  " + DATA_PLANE + " starts without its AOT cache, which is older than its jars");
        }
        return cache.isGood() ? List.of("-XX:AOTCache=" + cache.path()) : List.of();
    }

    /** Where others reach the part. */
    private String met(PartKind part) {
        return surroundings.address(layout, part);
    }

    private static String databaseUrl(String address) {
        return "jdbc:postgresql://" + address + "/" + Postgres.DATABASE;
    }

    private Map<String, String> common(PartName name) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AGUMBE_HOST", "127.0.0.1");
        variables.put("AGUMBE_PORT", Integer.toString(layout.port(name)));
        variables.put("AGUMBE_NODE_ID", name.toString());
        variables.putAll(surroundings.settings(name.kind()));
        return variables;
    }

    private Map<String, String> controlPlane(PartName name) {
        Map<String, String> variables = common(name);
        variables.put("AGUMBE_KAFKA", met(PartKind.KAFKA));
        putDatabase(variables);
        variables.put("AGUMBE_KEY_ENCRYPTION_KEYS", secrets.keyEncryptionKeys());
        variables.put("AGUMBE_REDIS_URL", "redis://" + layout.address(PartKind.REDIS));
        variables.put("AGUMBE_ADMIN_TOKEN", secrets.adminToken());
        variables.put("AGUMBE_ALLOWED_UPSTREAM_CIDRS", LOOPBACK);
        return variables;
    }

    private Map<String, String> usageConsumer(PartName name) {
        Map<String, String> variables = common(name);
        variables.put("AGUMBE_KAFKA", met(PartKind.KAFKA));
        putDatabase(variables);
        return variables;
    }

    private Map<String, String> dataPlane(PartName name) {
        Map<String, String> variables = common(name);
        variables.put("AGUMBE_KAFKA", met(PartKind.KAFKA));
        variables.put("AGUMBE_CONTROL_PLANE_URL", surroundings.url(layout, PartKind.CONTROL_PLANE));
        variables.put("AGUMBE_REDIS_URL", "redis://" + met(PartKind.REDIS));
        variables.put("AGUMBE_DATA_DIR", data.of(name).toString());
        variables.put("AGUMBE_KEY_ENCRYPTION_KEYS", secrets.keyEncryptionKeys());
        variables.put("AGUMBE_ALLOWED_UPSTREAM_CIDRS", LOOPBACK);
        variables.put("AGUMBE_DRAIN_TIMEOUT", Service.DRAIN_SECONDS + "s");
        return variables;
    }

    private void putDatabase(Map<String, String> variables) {
        variables.put("AGUMBE_POSTGRES_URL", databaseUrl(met(PartKind.POSTGRES)));
        variables.put("AGUMBE_POSTGRES_USER", Postgres.USER);
        variables.put("AGUMBE_POSTGRES_PASSWORD", secrets.postgresPassword());
    }
}
