package ai.agumbe.usage;

import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import ai.agumbe.usage.ledger.Rebuild;
import ai.agumbe.usage.setting.UsageSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Starts the process; {@code rebuild} with the first and last day makes sums again and ends. */
public final class Main {
    private static final int BAD_SETTING = 2;
    private static final int FAILED = 1;
    private static final int REBUILD_ARGUMENTS = 3;

    private Main() {}

    public static void main(String[] arguments) {
        try {
            UsageSettings settings = UsageSettings.read(new Settings(System.getenv()), hostName());
            if (arguments.length == 0) {
                start(settings);
            } else {
                rebuild(settings, arguments);
            }
        } catch (SettingException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(BAD_SETTING);
        }
    }

    private static void rebuild(UsageSettings settings, String[] arguments) {
        try {
            if (arguments.length != REBUILD_ARGUMENTS || !arguments[0].equals("rebuild")) {
                throw new IllegalArgumentException(String.join(" ", arguments)
                        + ": is not understood (expected: nothing, or rebuild and the first and last day)");
            }
            Rebuild.run(settings, LocalDate.parse(arguments[1]), LocalDate.parse(arguments[2]), System.out);
        } catch (DateTimeParseException malformed) {
            System.err.println(malformed.getParsedString() + ": is no day (expected: such as 2026-11-01)");
            System.exit(BAD_SETTING);
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(BAD_SETTING);
        } catch (SQLException failed) {
            System.err.println("The sums could not be rebuilt; days that are told are done: " + failed.getMessage());
            System.exit(FAILED);
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
