package ai.agumbe.local.fault;

import ai.agumbe.local.LocalStack;
import ai.agumbe.local.detour.Detour;
import ai.agumbe.local.e2e.Node;
import ai.agumbe.local.e2e.Settlement;
import ai.agumbe.local.e2e.Stack;
import ai.agumbe.local.e2e.Tenant;
import ai.agumbe.local.e2e.Traffic;
import ai.agumbe.local.layout.PartKind;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Where one round takes place: a tenant, a key with limits and a model that nobody else has, so that its books are its own. */
record Scene(FaultGround ground, Tenant tenant, List<Node> nodes, String model, Traffic traffic, Random random) {
    /** Long enough that a strike meets calls in every state. */
    private static final String UNHURRIED = "{\"latency_ms\":60,\"chunk_ms\":6}";

    private static final String PREFIX = "@sim/";

    static Scene set(FaultGround ground, Random random) {
        Stack stack = ground.stack();
        stack.awaitPush();
        Tenant tenant = stack.tenant();
        // With limits, so that every call asks Redis.
        String key = stack.admin()
                .post("/tenants/" + tenant.id() + "/keys", """
                        {"name":"limited","app_id":null,"scopes":["inference","models:read","logs:read","guardrails:read","usage:read"],
                         "limits":{"requests_per_minute":1000000}}
                        """)
                .path("api_key")
                .asText();
        List<Node> nodes = stack.nodes(key);
        String model = stack.chatModel("1.00");
        Scene scene = new Scene(ground, tenant, nodes, model, new Traffic(nodes, model, tenant.id()), random);
        stack.simulator().script(scene.upstreamModel(), UNHURRIED);
        return scene;
    }

    LocalStack parts() {
        return ground.stack().parts();
    }

    Detour detour(PartKind part) {
        return ground.detour(part);
    }

    Settlement settlement() {
        return new Settlement(ground.stack(), tenant, Set.of(upstreamModel()));
    }

    String upstreamModel() {
        return model.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return "Scene[" + tenant + ", " + model + "]";
    }
}
