package ai.agumbe.local.e2e;

import java.util.Set;

/**
 * A tenant and models of the soak's own, so that its books are nobody else's.
 *
 * @param chat answers in a few words
 * @param slow streams for seconds
 * @param refusing answers with 400
 */
record SoakScene(Tenant tenant, String chat, String slow, String refusing, String vectors) {
    private static final String PREFIX = "@sim/";

    static SoakScene set(Stack stack) {
        SoakScene scene = new SoakScene(
                stack.tenant(),
                stack.chatModel("1.00"),
                stack.chatModel("1.00"),
                stack.chatModel("1.00"),
                vectors(stack));
        Simulator simulator = stack.simulator();
        simulator.script(upstream(scene.chat()), "{\"latency_ms\":20,\"chunk_ms\":3}");
        simulator.script(upstream(scene.slow()), "{\"chunk_ms\":100,\"chunks\":50}");
        simulator.script(upstream(scene.refusing()), "{\"status\":400}");
        return scene;
    }

    private static String vectors(Stack stack) {
        String name = stack.name("vectors");
        stack.admin().put("/models", """
                {"id":"@sim/%1$s","provider":"sim","credential":"sim","upstream_model":"%1$s","kind":"embeddings",
                 "prices":[{"from":"2026-01-01T00:00:00Z","input_per_million":"0.02","output_per_million":"0.00"}]}
                """.formatted(name));
        return PREFIX + name;
    }

    Set<String> upstreamModels() {
        return Set.of(upstream(chat), upstream(slow), upstream(refusing), upstream(vectors));
    }

    private static String upstream(String model) {
        return model.substring(PREFIX.length());
    }
}
