package ai.agumbe.local.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which parts a stack has and on which ports they listen.
 *
 * @param portBase port of the first data plane; all others are counted from it
 * @param nodes how many data planes
 */
public record Layout(int portBase, int nodes) {
    public static final int DEFAULT_PORT_BASE = 8080;
    public static final int MAX_NODES = 9;
    public static final int LAST_OFFSET = PartKind.REDIS.portOffset();
    private static final int MORE_NODES_OFFSET = 20;
    private static final int MIN_PORT = 1024;
    private static final int MAX_PORT = 65_535;

    public Layout {
        if (portBase < MIN_PORT || portBase > MAX_PORT - LAST_OFFSET) {
            throw new IllegalArgumentException("--port-base: " + portBase + " (expected: a port from " + MIN_PORT
                    + " to " + (MAX_PORT - LAST_OFFSET) + ")");
        }
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new IllegalArgumentException("--nodes: " + nodes + " (expected: 1 to " + MAX_NODES + ")");
        }
    }

    /** Every part, in the order in which they are shown. */
    public List<PartName> parts() {
        return Arrays.stream(PartKind.values())
                .flatMap(kind -> kind == PartKind.DATA_PLANE ? dataPlanes().stream() : Stream.of(PartName.of(kind)))
                .toList();
    }

    public List<PartName> dataPlanes() {
        return IntStream.rangeClosed(1, nodes).mapToObj(PartName::dataPlane).toList();
    }

    /** The part of that name, if this stack has it. */
    public Optional<PartName> find(String name) {
        return PartName.parse(name).filter(parts()::contains);
    }

    /** The port that others talk to. */
    public int port(PartName part) {
        int further = part.number() < 2 ? 0 : MORE_NODES_OFFSET + part.number() - 2;
        return portBase + part.kind().portOffset() + further;
    }

    public int port(PartKind kind) {
        return port(PartName.of(kind));
    }

    /** Where the broker's controller listens; only the broker itself talks to it. */
    public int kafkaControllerPort() {
        return port(PartKind.KAFKA) + 1;
    }

    /** Every port the part takes. */
    public List<Integer> ports(PartName part) {
        List<Integer> ports = new ArrayList<>(List.of(port(part)));
        if (part.kind() == PartKind.KAFKA) {
            ports.add(kafkaControllerPort());
        }
        return List.copyOf(ports);
    }

    public String address(PartName part) {
        return "127.0.0.1:" + port(part);
    }

    public String address(PartKind kind) {
        return address(PartName.of(kind));
    }

    public String url(PartName part) {
        return "http://" + address(part);
    }

    public String url(PartKind kind) {
        return url(PartName.of(kind));
    }
}
