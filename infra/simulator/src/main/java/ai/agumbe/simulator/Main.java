package ai.agumbe.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the simulator; the default SIGTERM ends it at once. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int BAD_SETTING = 2;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            Settings settings = Settings.from(System.getenv());
            Simulator simulator = Simulator.start(settings);
            LOG.atInfo()
                    .addKeyValue("host", settings.host())
                    .addKeyValue("port", simulator.port())
                    .log("listening");
        } catch (Settings.Unusable unusable) {
            System.err.println(unusable.getMessage());
            System.exit(BAD_SETTING);
        }
    }
}
