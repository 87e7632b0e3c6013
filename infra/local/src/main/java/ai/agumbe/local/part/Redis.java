package ai.agumbe.local.part;

import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.probe.Probe;
import ai.agumbe.local.probe.RedisProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Redis with its append-only file. */
final class Redis implements Part {
    private final Programs programs;
    private final Path folder;
    private final int port;

    Redis(Programs programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    @Override
    public PartName name() {
        return PartName.of(PartKind.REDIS);
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new StackFailure("redis: " + folder + " cannot be made", failure);
        }
    }

    @Override
    public List<String> command() {
        return List.of(
                server(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--daemonize",
                "no");
    }

    @Override
    public Probe probe() {
        return new RedisProbe(port);
    }

    /** The one that comes along needs OpenSSL 3 on the machine; where that is missing, the machine's own. */
    private String server() {
        String ours = programs.program(Platform.current().redisProgram()).toString();
        for (String server : List.of(ours, "redis-server")) {
            if (Program.works(server, "--version")) {
                return server;
            }
        }
        throw new StackFailure(
                "redis: " + ours + " does not run here and there is no redis-server on the PATH (expected:"
                        + " one of them; on Debian: apt-get install redis-server)");
    }
}
