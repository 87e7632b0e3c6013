package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.ToolCalls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoldToolsTest {
    @Test
    void whatCostsByTheCallIsCountedByName() {
        assertThat(in("""
                {"type":"reasoning"},{"type":"web_search_call","action":{"type":"search","query":"q"}},
                {"type":"web_search_call","action":{"type":"open_page","url":"u"}},{"type":"web_search_call","status":"completed"},
                {"type":"web_search_call","action":{"type":"find_in_page"}},{"type":"file_search_call"},
                {"type":"code_interpreter_call"},{"type":"mcp_call"},{"type":"function_call","name":"web_search_call"},7""")).containsExactly(new ToolCalls("web_search", 2), new ToolCalls("file_search", 1));
        assertThat(in("{\"type\":\"message\"}")).isEmpty();
    }

    private static List<ToolCalls> in(String items) {
        byte[] body = ("{\"output\":[" + items + "]}").getBytes(StandardCharsets.UTF_8);
        return SoldTools.in(Json.readObject(body).path("output"));
    }
}
