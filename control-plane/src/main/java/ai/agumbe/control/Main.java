package ai.agumbe.control;

import ai.agumbe.control.http.Listeners;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

/** Starts the control plane. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        ControlSettings settings;
        try {
            settings = ControlSettings.from(new Settings(System.getenv()));
        } catch (SettingException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        EmbeddedServer server = start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    }

    /** Starts the server with these settings; closing it stops all of it. */
    static EmbeddedServer start(ControlSettings settings) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .banner(false)
                .singletons(settings)
                .properties(Listeners.properties(settings.listen()))
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }
}
