package ai.agumbe.usage;

import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import ai.agumbe.usage.setting.UsageSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

/** Starts the process. */
public final class Main {
    private static final int BAD_SETTING = 2;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            start(UsageSettings.read(new Settings(System.getenv()), hostName()));
        } catch (SettingException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(BAD_SETTING);
        }
    }

    static ApplicationContext start(UsageSettings settings) {
        ApplicationContext context = ApplicationContext.builder()
                .mainClass(Main.class)
                .banner(false)
                .properties(Map.of(
                        "micronaut.application.name", "usage-consumer",
                        "micronaut.server.host", settings.host(),
                        "micronaut.server.port", settings.port()))
                .singletons(settings)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "shutdown"));
        context.start();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "usage-consumer";
        }
    }
}
