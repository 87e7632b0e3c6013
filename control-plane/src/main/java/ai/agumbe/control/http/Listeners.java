package ai.agumbe.control.http;

import ai.agumbe.control.setting.ControlSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the HTTP server listens and what it lets in, in the framework's own words. */
public final class Listeners {
    private static final int MAX_BODY_BYTES = 1_048_576;
    private static final String LISTENER = "micronaut.server.netty.listeners.";

    private Listeners() {}

    public static Map<String, Object> properties(ControlSettings.Listen listen) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.application.name", "control-plane");
        properties.put("micronaut.server.max-request-size", MAX_BODY_BYTES);
        properties.put("micronaut.server.date-header", false);
        properties.put("micronaut.server.idle-timeout", "120s");
        properties.put(LISTENER + "main.host", listen.host());
        properties.put(LISTENER + "main.port", listen.port());
        listen.managementPort().ifPresent(port -> {
            properties.put(LISTENER + "management.host", listen.host());
            properties.put(LISTENER + "management.port", port);
        });
        return properties;
    }
}
