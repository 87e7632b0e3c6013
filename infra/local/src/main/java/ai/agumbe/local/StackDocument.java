package ai.agumbe.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code stack.json} tells: where everything listens, what opens it, and which processes it is. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StackDocument(
        List<String> dataPlane,
        String controlPlane,
        String usageConsumer,
        String simulator,
        String adminToken,
        String apiKey,
        String tenant,
        String appId,
        String appUuid,
        String kafka,
        Database postgres,
        String redis,
        Pids pids) {
    /** How to connect to the database. */
    public record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    /** The main process of each part; null for one that does not run. */
    public record Pids(
            List<@Nullable Long> dataPlane,
            @Nullable Long controlPlane,
            @Nullable Long usageConsumer,
            @Nullable Long kafka,
            @Nullable Long postgres,
            @Nullable Long redis,
            @Nullable Long simulator) {}

    @Override
    public String toString() {
        return "StackDocument[" + dataPlane + "]";
    }
}
