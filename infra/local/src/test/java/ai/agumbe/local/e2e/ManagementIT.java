package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every process says whether it lives, whether it can work, and what it did. */
@ExtendWith(StackExtension.class)
class ManagementIT {
    @Test
    void everyProcessIsAliveReadyAndMeasured(Stack stack) {
        stack.node(stack.tenant()).chat("cheap-fast");

        assertThat(processes(stack)).hasSize(5).allSatisfy(url -> {
            assertThat(Wire.get(url + "/healthz").json().path("status").asText())
                    .isEqualTo("up");
            assertThat(Wire.get(url + "/readyz").json().path("status").asText()).isEqualTo("ready");
            Answer metrics = Wire.get(url + "/prometheus");
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.body()).contains("# TYPE ");
        });
        assertThat(Node.metric(stack.urls().getFirst(), "agumbe_exchange_seconds_count"))
                .isPositive();
    }

    @Test
    void nodesTellWhatTheyApplied(Stack stack) {
        stack.tenant();

        var nodes = stack.admin().get("/nodes").path("data");

        assertThat(nodes).hasSize(2).allSatisfy(node -> {
            assertThat(node.path("plane").asText()).isEqualTo("data");
            assertThat(node.path("lag").asLong()).isZero();
            assertThat(node.path("last_error").isNull()).isTrue();
        });
    }

    private static List<String> processes(Stack stack) {
        List<String> all = new ArrayList<>(stack.urls());
        all.add(stack.document().controlPlane());
        all.add(stack.document().usageConsumer());
        all.add(stack.document().simulator());
        return all;
    }
}
