package ai.agumbe.data.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.key.Scope;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads that the control plane answers, in front of a fake one. */
class RelayTest {
    private static final FakeProvider CONTROL_PLANE = new FakeProvider();

    @RegisterExtension
    static final RunningGateway GATEWAY =
            new RunningGateway(Map.of("AGUMBE_CONTROL_PLANE_URL", "http://127.0.0.1:" + CONTROL_PLANE.port()));

    @BeforeEach
    void answer() {
        CONTROL_PLANE.reset();
        CONTROL_PLANE.always(asked -> Script.json(200, "{\"data\":[]}"));
    }

    @AfterAll
    static void stop() {
        CONTROL_PLANE.close();
    }

    private static Asked passedOn() {
        return CONTROL_PLANE.asked().getFirst();
    }

    @Test
    void thePathsAppGoesAlong() {
        Answered answer = GATEWAY.get("/api/" + Config.APP_UUID + "/v1/requests?page=1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(passedOn().path()).isEqualTo("/api/v1/llm/requests?page=1");
        assertThat(passedOn().headers()).containsEntry("x-agumbe-mounted-app", "app_support");
    }

    @Test
    void withoutOneTheKeyDecides() {
        GATEWAY.get(RunningGateway.LLM + "/requests", "x-agumbe-mounted-app", "app_support");

        assertThat(passedOn().headers()).doesNotContainKey("x-agumbe-mounted-app");
    }

    @Test
    void anAppThatIsNotTheCallersIsNotAskedFor() {
        String bound = GATEWAY.config().key("default", Scope.ALL);
        GATEWAY.apply();
        String mount = "/api/" + Config.APP_UUID + "/v1/guardrails";

        assertThat(GATEWAY.get(mount, "authorization", "Bearer " + bound).code())
                .isEqualTo("app_mismatch");
        assertThat(GATEWAY.get(mount.replace("0190", "0191")).code()).isEqualTo("app_not_found");
        assertThat(CONTROL_PLANE.asked()).isEmpty();
    }
}
