package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import ai.agumbe.local.e2e.Ledger.Booked;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts die under traffic and come back; afterwards the provider's books and ours are the same. */
@ExtendWith(StackExtension.class)
class FaultsIT {
    private static final String UNHURRIED = "{\"latency_ms\":60,\"chunk_ms\":6}";
    private static final int SOME = 30;

    @AfterEach
    void awaitPush(Stack stack) {
        stack.awaitPush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage-consumer", "kafka", "postgres"})
    void aPartBehindTheDataPlanesDiesAndNoCallFailsAndNoneIsMissingOrDoubled(String part, Stack stack)
            throws InterruptedException {
        Scene scene = Scene.set(stack, part);

        try (Traffic traffic = scene.traffic().begin()) {
            traffic.awaitWhole(0, SOME);
            stack.parts().kill9(part);
            traffic.awaitWhole(1, 2 * SOME);
            stack.parts().start(part);
            traffic.awaitWhole(0, SOME);
            List<Seen> seen = traffic.end();

            assertThat(seen).allSatisfy(call -> assertThat(call.sight()).isEqualTo(Sight.WHOLE));
            assertThat(scene.settlement().agreesWith(seen)).noneMatch(Booked::estimated);
        }
    }

    @Test
    void aDataPlaneDiesAndOnlyItsOwnCallsBreakAndEachIsBookedOnce(Stack stack) throws InterruptedException {
        Scene scene = Scene.set(stack, "data-plane-1");

        try (Traffic traffic = scene.traffic().begin()) {
            traffic.awaitWhole(0, SOME);
            stack.parts().kill9("data-plane-1");
            traffic.awaitWhole(1, SOME);
            stack.parts().start("data-plane-1");
            traffic.awaitWhole(0, SOME);
            List<Seen> seen = traffic.end();

            assertThat(seen)
                    .filteredOn(call -> call.node() == 1)
                    .allSatisfy(call -> assertThat(call.sight()).isEqualTo(Sight.WHOLE));
            assertThat(seen)
                    .filteredOn(call -> call.sight() == Sight.REFUSED)
                    .allSatisfy(call -> assertThat(call.detail()).startsWith("503"));
            assertThat(scene.settlement().agreesWith(seen))
                    .filteredOn(row -> !row.status().equals("success"))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.estimated()).isTrue();
                        assertThat(row.errorCode()).isEqualTo("interrupted");
                    });
        }
    }

    /** A tenant and a model of its own, so that its books are nobody else's. */
    private record Scene(Stack stack, Tenant tenant, String model, String upstreamModel) {
        static Scene set(Stack stack, String part) {
            String model = stack.chatModel("1.00");
            Scene scene = new Scene(stack, stack.tenant(), model, model.substring("@sim/".length()));
            stack.simulator().script(scene.upstreamModel(), UNHURRIED);
            System.out.println("kill -9 " + part + " under traffic of " + scene.tenant() + " on " + model);
            return scene;
        }

        Traffic traffic() {
            return new Traffic(stack.nodes(tenant.key()), model, tenant.id());
        }

        Settlement settlement() {
            return new Settlement(stack, tenant, Set.of(upstreamModel));
        }
    }
}
