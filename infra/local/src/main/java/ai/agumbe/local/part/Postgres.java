package ai.agumbe.local.part;

import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.probe.PostgresProbe;
import ai.agumbe.local.probe.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Postgres 18 on its own data folder. */
final class Postgres implements Part {
    static final String DATABASE = "agumbe";
    static final String USER = "agumbe";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("fsync", "on"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private final Programs programs;
    private final Path folder;
    private final String password;
    private final int port;

    Postgres(Programs programs, Path folder, String password, int port) {
        this.programs = programs;
        this.folder = folder;
        this.password = password;
        this.port = port;
    }

    @Override
    public PartName name() {
        return PartName.of(PartKind.POSTGRES);
    }

    @Override
    public void prepare() {
        if (!Files.isDirectory(cluster())) {
            new PostgresCluster(bin(), UnprivilegedUser.find()).make(cluster(), password);
        }
        new PostgresOrphans(cluster()).end();
    }

    @Override
    public List<String> command() {
        List<String> command = new ArrayList<>(UnprivilegedUser.find().prefix());
        command.addAll(
                List.of(bin().resolve("postgres").toString(), "-D", cluster().toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return List.copyOf(command);
    }

    @Override
    public Probe probe() {
        return new PostgresProbe(port, USER, DATABASE);
    }

    /** Postgres's fast shutdown: sessions are ended, what they committed is kept. */
    @Override
    public String endSignal() {
        return "INT";
    }

    @Override
    public Duration endLimit() {
        return Duration.ofSeconds(20);
    }

    private Path cluster() {
        return folder.resolve("data");
    }

    private Path bin() {
        return programs.unpackedArchive(Platform.current().postgresArchive()).resolve("bin");
    }
}
