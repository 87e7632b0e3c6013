package ai.agumbe.bench.scenario;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.load.EventLoops;
import ai.agumbe.bench.process.ProcessGroup;
import java.util.List;

/**
 * What scenarios run on.
 *
 * @param chat the sides before the canned upstream
 * @param streams the sides before the simulated provider
 * @param processes everything whose CPU time and memory are shown
 * @param node the gateway as something to be started anew
 * @param books the usage-consumer as something with work before it
 * @param growth the system as something to be made larger
 * @param guarded the gateway with guardrails
 * @param warmth how warm the gateway is
 * @param running what of the system runs, as a table says it
 */
public record TestBed(
        EventLoops loops,
        List<Endpoint> chat,
        List<Endpoint> streams,
        List<ProcessGroup> processes,
        Pacer pacer,
        RestartableNode node,
        Books books,
        Growth growth,
        Guarded guarded,
        Warmth warmth,
        String running,
        Progress progress) {
    /** The gateway before the canned upstream. */
    Endpoint chatOfGateway() {
        return chat.stream()
                .filter(each -> each.side() == Side.GATEWAY)
                .findFirst()
                .orElseThrow(() -> new BenchFailure("--sides: no gateway (expected: gateway among them)"));
    }
}
