package ai.agumbe.data;

import ai.agumbe.data.config.ConfigFeed;
import ai.agumbe.data.config.ConfigStatus;
import ai.agumbe.data.snapshot.CurrentSnapshot;
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
        // Method handles for what is reflected once, mostly by Jackson, are spun at each start; nothing warm reflects.
        System.setProperty("jdk.reflect.useNativeAccessorOnly", "true");
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
        ConfigFeed feed = Wiring.feed(read);
        feed.start();
        ApplicationContext context = ApplicationContext.builder()
                .singletons(read, feed)
                .banner(false)
                .bootstrapEnvironment(false)
                .start();
        feed.offerTo(context.getBean(CurrentSnapshot.class));
        Node node = context.getBean(Node.class);
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
        node.start();
        prepareTlsAfter(feed.status(), context.getBean(UpstreamClient.class));
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
