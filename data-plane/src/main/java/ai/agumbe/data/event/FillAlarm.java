package ai.agumbe.data.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Says in the log that the journal fills up, once for each step on the way to its bound, long before calls are refused. */
final class FillAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(FillAlarm.class);

    private Step reached = Step.WELL;

    /** How serious it is. */
    enum Step {
        WELL(0, Level.INFO),
        EARLY(0.2, Level.WARN),
        HALF(0.5, Level.ERROR),
        LAST(0.8, Level.ERROR);

        private final double from;
        private final Level level;

        Step(double from, Level level) {
            this.from = from;
            this.level = level;
        }

        static Step of(double share) {
            Step step = WELL;
            for (Step next : values()) {
                step = share >= next.from ? next : step;
            }
            return step;
        }
    }

    /** Takes a look; for one thread. */
    Step look(double share) {
        Step now = Step.of(share);
        if (now.compareTo(reached) > 0) {
            LOG.atLevel(now.level)
                    .addKeyValue("percent", Math.round(share * 100))
                    .log("journal fills up: Kafka does not take events; at 100 percent calls are refused");
        } else if (now == Step.WELL && reached != Step.WELL) {
            LOG.atInfo().log("journal is well again");
        }
        // A share that sways about a step is told once; only when all is well again it may be told anew.
        reached = now == Step.WELL || now.compareTo(reached) > 0 ? now : reached;
        return reached;
    }
}
