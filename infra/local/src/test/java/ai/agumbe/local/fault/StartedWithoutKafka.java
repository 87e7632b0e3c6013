package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Eventually;
import ai.agumbe.local.e2e.Node;
import ai.agumbe.local.e2e.Stack;
import ai.agumbe.local.e2e.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A data plane starts while Kafka is gone: it serves what it last knew, says so, and catches up. */
record StartedWithoutKafka() implements Harm {
    private static final String NODE = "data-plane-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void strike(Scene scene) {
        scene.parts().kill9("kafka");
        if (scene.random().nextBoolean()) {
            scene.parts().kill9(NODE);
        } else {
            scene.parts().stop(NODE);
        }
        scene.parts().start(NODE);
    }

    @Override
    public void meanwhile(Scene scene) {
        Node node = scene.nodes().getFirst();
        assertThat(readiness(node)).isEqualTo("ready, stale: true");
        assertThat(node.get("/models").status()).isEqualTo(200);
    }

    @Override
    public void mend(Scene scene) {
        scene.parts().start("kafka");
    }

    @Override
    public void afterwards(Scene scene) {
        Stack stack = scene.ground().stack();
        Node node = scene.nodes().getFirst();
        Eventually.within(PATIENCE, () -> readiness(node), "ready, stale: false"::equals);
        stack.awaitPush();
        String alias = stack.name("alias");
        stack.admin()
                .put(
                        "/routes/" + alias,
                        "{\"strategy\":\"priority\",\"candidates\":[{\"model\":\"" + scene.model() + "\"}]}");
        assertThat(node.chat(alias).status()).isEqualTo(200);
    }

    private static String readiness(Node node) {
        JsonNode told = Wire.get(node.url() + "/readyz").json();
        return told.path("status").asText() + ", stale: " + told.path("stale").asText();
    }
}
