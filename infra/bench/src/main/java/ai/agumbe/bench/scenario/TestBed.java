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
 */
public record TestBed(
        EventLoops loops,
        List<Endpoint> chat,
        List<Endpoint> streams,
        List<ProcessGroup> processes,
        Pacer pacer,
        Progress progress) {}
