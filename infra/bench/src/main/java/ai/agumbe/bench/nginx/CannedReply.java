package ai.agumbe.bench.nginx;

/** The chat completion that the fixed upstream always answers: about 1 KB in OpenAI's shape, with usage. */
final class CannedReply {
    private static final int CONTENT_CHARACTERS = 600;
    private static final String SENTENCE = "The quick brown fox jumps over the lazy dog near the quiet river bank. ";

    private CannedReply() {}

    static String json() {
        var content =
                SENTENCE.repeat(CONTENT_CHARACTERS / SENTENCE.length() + 1).substring(0, CONTENT_CHARACTERS);
        return """
                {"id":"chatcmpl-bench0000000000000000000000","object":"chat.completion","created":1790000000,"model":"canned",\
                "choices":[{"index":0,"message":{"role":"assistant","content":"%s","refusal":null,"annotations":[]},\
                "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":250,"completion_tokens":128,\
                "total_tokens":378,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},\
                "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}},"service_tier":"default",\
                "system_fingerprint":"fp_bench"}""".formatted(content);
    }
}
