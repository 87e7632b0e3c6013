package ai.agumbe.simulator.script;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The scripts in force: one per model, and those that wait for one call each. */
public final class Scripts {
    private static final int MOST_MODELS = 10_000;
    private static final int MOST_CALLS = 100_000;
    private static final int MOST_FOR_ONE_CALL = 100;

    private final Map<String, Turns> ofModels = new ConcurrentHashMap<>();
    private final Map<String, Queue<Script>> ofCalls = new ConcurrentHashMap<>();

    /** The script for a call: the next one that waits for its id, else its model's, else the plain one. */
    public Script take(@Nullable String simId, String model) {
        Script ofCall = simId == null || ofCalls.isEmpty() ? null : next(simId);
        if (ofCall != null) {
            return ofCall;
        }
        Turns ofModel = ofModels.isEmpty() ? null : ofModels.get(model);
        return ofModel == null ? Script.PLAIN : ofModel.next();
    }

    private @Nullable Script next(String simId) {
        Script[] taken = new Script[1];
        ofCalls.computeIfPresent(simId, (_, queue) -> {
            taken[0] = queue.poll();
            return queue.isEmpty() ? null : queue;
        });
        return taken[0];
    }

    /** Several scripts for one model are used one after another; the last one stays. */
    public void forModel(String model, List<Script> turns) throws ScriptFault {
        if (ofModels.size() >= MOST_MODELS && !ofModels.containsKey(model)) {
            throw new ScriptFault("scripts: full (expected: at most " + MOST_MODELS + " models; delete some first)");
        }
        ofModels.put(model, new Turns(turns));
    }

    /** Several scripts for one id are used one after another, as a caller that retries meets them. */
    public void forCall(String simId, Script script) throws ScriptFault {
        if (ofCalls.size() >= MOST_CALLS) {
            throw new ScriptFault("scripts: full (expected: at most " + MOST_CALLS + " calls; delete some first)");
        }
        boolean[] added = new boolean[1];
        ofCalls.compute(simId, (_, waiting) -> {
            Queue<Script> queue = waiting == null ? new ArrayDeque<>(2) : waiting;
            added[0] = queue.size() < MOST_FOR_ONE_CALL && queue.add(script);
            return queue;
        });
        if (!added[0]) {
            throw new ScriptFault("sim_id: full (expected: at most " + MOST_FOR_ONE_CALL + " scripts for one id)");
        }
    }

    public void forgetModel(String model) {
        ofModels.remove(model);
    }

    public void clear() {
        ofModels.clear();
        ofCalls.clear();
    }
}
