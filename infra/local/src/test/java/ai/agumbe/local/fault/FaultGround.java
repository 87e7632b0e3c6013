package ai.agumbe.local.fault;

import ai.agumbe.local.LocalStack;
import ai.agumbe.local.StackOptions;
import ai.agumbe.local.detour.Detour;
import ai.agumbe.local.e2e.Stack;
import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.Surroundings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The system that faults are tried on: two data planes and all that is behind them, reached over detours; its journals
 * are small, so that segments come and go.
 */
final class FaultGround implements AutoCloseable {
    private static final List<PartKind> OVER_DETOURS =
            List.of(PartKind.KAFKA, PartKind.POSTGRES, PartKind.REDIS, PartKind.SIMULATOR);
    private static final Map<PartKind, Map<String, String>> SETTINGS =
            Map.of(PartKind.DATA_PLANE, Map.of("AGUMBE_JOURNAL_MAX_BYTES", Integer.toString(5 << 20)));

    private final Path scratch;
    private final Disks disks;
    private final Stack stack;
    private final Map<PartKind, Detour> detours;

    private FaultGround(Path scratch, Disks disks, Stack stack, Map<PartKind, Detour> detours) {
        this.scratch = scratch;
        this.disks = disks;
        this.stack = stack;
        this.detours = detours;
    }

    static FaultGround start(Path folder) {
        return Stack.onFreePorts(() -> tryToStart(folder));
    }

    private static FaultGround tryToStart(Path folder) {
        Disks.release(folder.toAbsolutePath());
        DataDirectory data = new DataDirectory(folder);
        data.delete();
        data.make();
        Disks disks = Disks.below(data.root());
        StackOptions free = StackOptions.forTest(folder, 2);
        Map<PartKind, Detour> detours = detours(free.layout());
        try {
            Surroundings around = new Surroundings(ports(detours), SETTINGS);
            StackOptions options = new StackOptions(
                    free.installation(),
                    free.data(),
                    free.layout(),
                    StackOptions.Start.KEEP,
                    Map.of(),
                    around,
                    free.progress());
            return new FaultGround(
                    folder.resolveSibling("scratch").toAbsolutePath(),
                    disks,
                    Stack.on(LocalStack.start(options)),
                    detours);
        } catch (RuntimeException failure) {
            detours.values().forEach(Detour::close);
            disks.close();
            throw failure;
        }
    }

    Stack stack() {
        return stack;
    }

    /** Those that some parts keep their data on. */
    Disks disks() {
        return disks;
    }

    /** A folder for what a fault needs beside the system. */
    Path scratch() {
        return scratch;
    }

    /** The way on which others reach the part. */
    Detour detour(PartKind part) {
        return Objects.requireNonNull(detours.get(part));
    }

    @Override
    public void close() {
        detours.values().forEach(Detour::open);
        stack.close();
        detours.values().forEach(Detour::close);
        disks.close();
    }

    private static Map<PartKind, Detour> detours(Layout layout) {
        Map<PartKind, Detour> detours = new EnumMap<>(PartKind.class);
        OVER_DETOURS.forEach(part -> detours.put(part, Detour.to(layout.port(part))));
        return detours;
    }

    private static Map<PartKind, Integer> ports(Map<PartKind, Detour> detours) {
        Map<PartKind, Integer> ports = new EnumMap<>(PartKind.class);
        detours.forEach((part, detour) -> ports.put(part, detour.port()));
        return ports;
    }
}
