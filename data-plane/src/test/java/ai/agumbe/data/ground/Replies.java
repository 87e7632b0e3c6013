package ai.agumbe.data.ground;

/** Bodies that a provider of OpenAI's dialect sends. */
public final class Replies {
    public static final String FINISH =
            "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    public static final String DONE = "[DONE]";

    private Replies() {}

    public static String chat(String text, int promptTokens, int completionTokens) {
        return """
                {"id":"c1","object":"chat.completion","created":1,"model":"up","system_fingerprint":"fp_1","x_future":{"n":1.50},\
                "choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],\
                "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}""".formatted(text, promptTokens, completionTokens, promptTokens + completionTokens);
    }

    public static String embedding() {
        return """
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.50,-0.25]}],"model":"up",\
                "usage":{"prompt_tokens":4,"total_tokens":4}}""";
    }

    public static String error(String message) {
        return "{\"error\":{\"message\":\"" + message
                + "\",\"type\":\"invalid_request_error\",\"param\":\"temperature\",\"code\":null}}";
    }

    public static String chunk(String text) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                + text + "\"},\"finish_reason\":null}]}";
    }

    public static String usage(int promptTokens, int completionTokens) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":[],\"usage\":{\"prompt_tokens\":"
                + promptTokens + ",\"completion_tokens\":" + completionTokens + ",\"total_tokens\":"
                + (promptTokens + completionTokens) + "}}";
    }
}
