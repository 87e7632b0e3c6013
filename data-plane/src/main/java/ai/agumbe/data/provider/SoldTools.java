package ai.agumbe.data.provider;

import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Counts the calls to OpenAI's own tools that its Responses tell and that cost by the call. */
final class SoldTools {
    private long webSearches;
    private long fileSearches;

    static List<ToolCalls> in(JsonNode output) {
        SoldTools sold = new SoldTools();
        for (int i = 0; i < output.size(); i++) {
            sold.count(output.path(i));
        }
        return sold.calls();
    }

    /** Takes an item of an output, whether or not it is one. */
    void count(JsonNode item) {
        switch (item.path("type").asText()) {
            case "web_search_call" -> webSearches += looksUpAPage(item.path("action")) ? 0 : 1;
            case "file_search_call" -> fileSearches++;
            default -> {
                // costs nothing by the call
            }
        }
    }

    /** Searches cost; to open what they found, and to look about in it, does not. */
    private static boolean looksUpAPage(JsonNode action) {
        String type = action.path("type").asText();
        return type.equals("open_page") || type.equals("find_in_page");
    }

    List<ToolCalls> calls() {
        if (webSearches == 0 && fileSearches == 0) {
            return List.of();
        }
        List<ToolCalls> calls = new ArrayList<>(2);
        if (webSearches > 0) {
            calls.add(new ToolCalls(ToolCalls.WEB_SEARCH, webSearches));
        }
        if (fileSearches > 0) {
            calls.add(new ToolCalls(ToolCalls.FILE_SEARCH, fileSearches));
        }
        return calls;
    }
}
