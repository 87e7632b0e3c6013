package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With everything behind the data planes gone they serve what they know, and all is made up for later. */
@ExtendWith(StackExtension.class)
class OutageIT {
    private static final List<String> BEHIND = List.of("postgres", "kafka", "redis", "control-plane", "usage-consumer");

    @AfterEach
    void awaitPush(Stack stack) {
        stack.awaitPush();
    }

    @Test
    void withAllElseGoneChatsStreamsAndEmbeddingsAreServedAndBookedLater(Stack stack) {
        Tenant tenant = stack.tenant();
        List<Node> nodes = stack.nodes(tenant.key());
        BEHIND.forEach(part -> stack.parts().kill9(part));
        try {
            assertThat(nodes).allSatisfy(node -> {
                assertThat(node.chat("cheap-fast").status()).isEqualTo(200);
                assertThat(node.post("/chat/completions", Prompts.stream("cheap-fast", "Hi"))
                                .streamedWhole())
                        .isTrue();
                assertThat(node.post("/embeddings", "{\"model\":\"embed-default\",\"input\":\"x\"}")
                                .status())
                        .isEqualTo(200);
                for (String relayed : List.of("/requests", "/usage", "/guardrails")) {
                    Answer answer = node.get(relayed);
                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.errorCode()).isEqualTo("control_plane_unavailable");
                }
                assertThat(Wire.get(node.url() + "/readyz").status()).isEqualTo(200);
            });
        } finally {
            BEHIND.forEach(part -> stack.parts().start(part));
        }

        Eventually.within(
                Duration.ofSeconds(60),
                () -> stack.ledger().booked(tenant.id()).stream()
                        .filter(row -> row.requestId() != null)
                        .toList(),
                rows -> rows.size() == 6);
        assertThat(stack.ledger().booked(tenant.id()))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.status()).isEqualTo("success"))
                .noneMatch(Ledger.Booked::estimated);
    }
}
