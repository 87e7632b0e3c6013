package ai.agumbe.data;

import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import io.micronaut.context.ApplicationContext;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Starts a data-plane node. */
public final class Main {
    private static final int MALFORMED_SETTING = 2;

    private Main() {}

    public static void main(String[] arguments) throws UnknownHostException {
        Settings settings = new Settings(System.getenv());
        DataPlaneSettings read;
        try {
            read = DataPlaneSettings.from(settings, InetAddress.getLocalHost().getHostName());
        } catch (SettingException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(MALFORMED_SETTING);
            return;
        }
        ApplicationContext context =
                ApplicationContext.builder().singletons(read).banner(false).start();
        Node node = context.getBean(Node.class);
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "shutdown"));
        node.start();
    }
}
