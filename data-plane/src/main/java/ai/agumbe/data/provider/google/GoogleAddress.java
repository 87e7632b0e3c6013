package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Prompt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where an operation of a model stands below the base URL. */
final class GoogleAddress {
    private GoogleAddress() {}

    static String ofChat(Prompt prompt, String model) {
        return of(model, prompt.stream() ? ":streamGenerateContent?alt=sse" : ":generateContent");
    }

    static String of(String model, String operation) {
        return "/models/" + URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20") + operation;
    }
}
