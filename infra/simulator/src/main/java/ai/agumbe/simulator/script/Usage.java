package ai.agumbe.simulator.script;

/**
 * Tokens of one call, in no dialect's words.
 *
 * @param promptTokens all of them, the cached ones included
 * @param completionTokens all of them, the reasoning ones included
 */
public record Usage(int promptTokens, int completionTokens, int cachedTokens, int reasoningTokens) {

    public static Usage of(int promptTokens, int completionTokens) {
        return new Usage(promptTokens, completionTokens, 0, 0);
    }

    public int totalTokens() {
        return promptTokens + completionTokens;
    }
}
