package ai.agumbe.local;

import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.JsonFile;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.part.Parts;
import ai.agumbe.local.process.PartProcess;
import ai.agumbe.local.process.Processes;
import ai.agumbe.local.seed.Seeded;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the directory's {@code stack.json} true. */
final class StackFile {
    private final DataDirectory data;
    private final Layout layout;
    private final Parts parts;
    private final Processes processes;

    StackFile(DataDirectory data, Layout layout, Parts parts, Processes processes) {
        this.data = data;
        this.layout = layout;
        this.parts = parts;
        this.processes = processes;
    }

    /** Writes it anew, once there is a key to tell. */
    void renew() {
        if (Files.exists(data.keyFile())) {
            new JsonFile(data.stackFile()).write(document());
        }
    }

    void delete() {
        new JsonFile(data.stackFile()).delete();
    }

    StackDocument document() {
        Seeded seeded = new JsonFile(data.keyFile())
                .read(Seeded.class)
                .orElseThrow(
                        () -> new StackFailure("stack.json: the demo tenant's key is not there yet (expected: a stack"
                                + " that ./agumbe up brought up once)"));
        return new StackDocument(
                layout.dataPlanes().stream().map(layout::url).toList(),
                layout.url(PartKind.CONTROL_PLANE),
                layout.url(PartKind.USAGE_CONSUMER),
                layout.url(PartKind.SIMULATOR),
                parts.secrets().adminToken(),
                seeded.apiKey(),
                Seeded.TENANT,
                Seeded.APP,
                seeded.appUuid(),
                layout.address(PartKind.KAFKA),
                new StackDocument.Database(
                        parts.databaseUrl(),
                        parts.databaseUser(),
                        parts.secrets().postgresPassword()),
                "redis://" + layout.address(PartKind.REDIS),
                pids());
    }

    private StackDocument.Pids pids() {
        List<@Nullable Long> dataPlanes = new ArrayList<>();
        layout.dataPlanes().forEach(part -> dataPlanes.add(pid(part)));
        return new StackDocument.Pids(
                dataPlanes,
                pid(PartName.of(PartKind.CONTROL_PLANE)),
                pid(PartName.of(PartKind.USAGE_CONSUMER)),
                pid(PartName.of(PartKind.KAFKA)),
                pid(PartName.of(PartKind.POSTGRES)),
                pid(PartName.of(PartKind.REDIS)),
                pid(PartName.of(PartKind.SIMULATOR)));
    }

    private @Nullable Long pid(PartName part) {
        return processes.running(part).map(PartProcess::pid).orElse(null);
    }
}
