package ai.agumbe.model.money;

/**
 * Calls to a tool that the provider runs and sells by the call.
 *
 * @param name the gateway's, the same for all providers: {@link #WEB_SEARCH}, {@link #FILE_SEARCH}
 */
public record ToolCalls(String name, long calls) {
    public static final String WEB_SEARCH = "web_search";
    public static final String FILE_SEARCH = "file_search";
}
