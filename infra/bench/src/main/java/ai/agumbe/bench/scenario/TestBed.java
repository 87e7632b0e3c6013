package ai.agumbe.bench.scenario;

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
        Warmth warmth,
        String running,
        Progress progress) {}
