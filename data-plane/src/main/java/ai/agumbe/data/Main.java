package ai.agumbe.data;

import ai.agumbe.data.config.ConfigFeed;
import ai.agumbe.data.config.ConfigStatus;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import io.micronaut.context.ApplicationContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Starts a data-plane node. */
public final class Main {
    private static final int MALFORMED_SETTING = 2;
    private static final Duration BEFORE_TLS = Duration.ofSeconds(10);

    private Main() {}

    public static void main(String[] arguments) throws UnknownHostException {
        // Libraries' flight recorder events load the whole recorder, a tenth of a cold start.
        System.setProperty("io.netty.jfr.enabled", System.getProperty("io.netty.jfr.enabled", "false"));
        System.setProperty("io.lettuce.core.jfr", System.getProperty("io.lettuce.core.jfr", "false"));
        Settings settings = new Settings(System.getenv());
        DataPlaneSettings read;
        try {
            read = DataPlaneSettings.from(settings, InetAddress.getLocalHost().getHostName());
        } catch (SettingException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(MALFORMED_SETTING);
            return;
        }
        ApplicationContext context = ApplicationContext.builder()
                .singletons(read)
                .banner(false)
                .bootstrapEnvironment(false)
                .start();
        // Reading the config takes longest, so it begins before all else is there.
        context.getBean(ConfigFeed.class).start();
        Node node = context.getBean(Node.class);
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
        node.start();
        prepareTlsAfter(context.getBean(ConfigFeed.class).status(), context.getBean(UpstreamClient.class));
    }

    /** Not before the node is ready: nothing needs it so soon, and it would take the core from what does. */
    private static void prepareTlsAfter(ConfigStatus config, UpstreamClient upstream) {
        Thread.ofPlatform().daemon().name("tls").start(() -> {
            try {
                config.awaitConfig(BEFORE_TLS);
                upstream.prepareTls();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
