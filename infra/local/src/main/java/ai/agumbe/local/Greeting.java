package ai.agumbe.local;

import ai.agumbe.local.console.Timer;
import java.util.List;

/** What {@code up} shows once everything is ready. */
final class Greeting {
    private final LocalStack stack;
    private final String sameData;

    Greeting(LocalStack stack, String sameData) {
        this.stack = stack;
        this.sameData = sameData;
    }

    List<String> lines(Timer timer) {
        StackDocument document = stack.document();
        return """

                Everything is ready after %s.
                  data plane      %s/v1
                  control plane   %s   admin token in %s
                  simulator       %s
                  logs            %s   (./agumbe logs NAME%s)

                Try it:
                  curl %s/v1/chat/completions -H 'authorization: Bearer %s' \\
                    -H 'content-type: application/json' \\
                    -d '{"model":"smart-default","messages":[{"role":"user","content":"Say hello."}]}'

                A real provider: start with OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY in the environment, then
                ask for one of its models, such as @openai/gpt-4o-mini.
                """.formatted(
                timer,
                String.join("/v1  ", document.dataPlane()),
                document.controlPlane(),
                stack.data().stackFile(),
                document.simulator(),
                stack.data().logs(),
                sameData,
                document.dataPlane().getFirst(),
                document.apiKey()).lines().toList();
    }
}
