package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Answer;
import ai.agumbe.local.e2e.Node;
import ai.agumbe.local.e2e.Wire;
import java.io.IOException;
import java.util.List;

/** Everything behind the data planes is gone: they still serve, are ready, and say what they cannot do. */
record AllElseGone(Harm harm) implements Harm {
    static final List<String> BEHIND = List.of("postgres", "kafka", "redis", "control-plane", "usage-consumer");

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        harm.strike(scene);
    }

    @Override
    public void meanwhile(Scene scene) {
        String demoKey = scene.ground().stack().document().apiKey();
        assertThat(scene.nodes()).allSatisfy(node -> serves(node, new Node(node.url(), demoKey)));
    }

    @Override
    public void mend(Scene scene) throws IOException, InterruptedException {
        harm.mend(scene);
    }

    private static void serves(Node node, Node ofDemo) {
        assertThat(ofDemo.post("/embeddings", "{\"model\":\"embed-default\",\"input\":\"x\"}")
                        .status())
                .isEqualTo(200);
        for (String relayed : List.of("/requests", "/usage", "/guardrails")) {
            Answer answer = node.get(relayed);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.errorCode()).isEqualTo("control_plane_unavailable");
        }
        assertThat(Wire.get(node.url() + "/readyz").status()).isEqualTo(200);
    }
}
