package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logs are JSON lines that hold no prompt, no completion, no key and no secret, whatever went wrong. */
@ExtendWith(StackExtension.class)
class LogsIT {
    private static final String PROMPT = "marker-prompt-4711";
    private static final String COMPLETION = "marker-completion-4712";
    private static final String CREDENTIAL = "marker-credential-4713";
    private static final String WRONG_KEY = "marker-key-4714";

    @Test
    void logsAreJsonLinesWithoutPromptsCompletionsKeysOrSecrets(Stack stack) throws IOException {
        Tenant tenant = stack.tenant();
        say(stack, tenant);
        fail(stack, tenant);
        // Ending is when much is logged.
        stack.parts().stop("data-plane-2");
        stack.parts().start("data-plane-2");

        List<Path> logs = logs();

        assertThat(logs).hasSizeGreaterThanOrEqualTo(8);
        for (Path log : logs) {
            assertThat(Files.readString(log))
                    .as("%s", log)
                    .doesNotContain(PROMPT, COMPLETION, CREDENTIAL, WRONG_KEY)
                    .doesNotContain(
                            secretPart(tenant.key()),
                            secretPart(stack.document().apiKey()))
                    .doesNotContain(
                            stack.document().adminToken(),
                            stack.document().postgres().password());
        }
        assertThat(logs.stream().filter(LogsIT::isOurs))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(log -> assertThat(Files.readAllLines(log))
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(Wire.json(line).has("message")).isTrue()));
    }

    private static void say(Stack stack, Tenant tenant) {
        String model = stack.chatModel("1.00");
        stack.simulator().script(model.substring(5), "{\"text\":\"" + COMPLETION + "\"}");
        for (Node node : stack.nodes(tenant.key())) {
            assertThat(node.post("/chat/completions", Prompts.chat(model, PROMPT))
                            .body())
                    .contains(COMPLETION);
            assertThat(node.post("/chat/completions", Prompts.stream(model, PROMPT))
                            .body())
                    .contains(COMPLETION);
        }
        stack.admin().put("/credentials/marked", "{\"provider\":\"sim\",\"secret\":\"" + CREDENTIAL + "\"}");
    }

    private static void fail(Stack stack, Tenant tenant) {
        for (String script : List.of(
                "{\"status\":400,\"body\":\"" + COMPLETION + "\"}",
                "{\"status\":500,\"body\":\"" + COMPLETION + "\"}",
                "{\"text\":\"" + COMPLETION + "\",\"cut_after\":1}",
                "{\"text\":\"" + COMPLETION + "\",\"garbage\":true}")) {
            String model = stack.chatModel("1.00");
            stack.simulator().script(model.substring(5), script);
            stack.node(tenant).post("/chat/completions", Prompts.chat(model, PROMPT));
            stack.node(tenant).post("/chat/completions", Prompts.stream(model, PROMPT));
        }
        stack.node(tenant).post("/chat/completions", "{\"messages\":\"" + PROMPT);
        new Node(stack.urls().getFirst(), WRONG_KEY).chat("cheap-fast");
        new Admin(stack.document().controlPlane(), WRONG_KEY).call("GET", "/tenants", "");
        stack.admin().call("PUT", "/credentials/odd", "{\"provider\":\"nobody\",\"secret\":\"" + CREDENTIAL + "\"}");
        stack.admin().call("PUT", "/credentials/odd", "{\"provider\":\"sim\",\"secret\":\"" + CREDENTIAL);
    }

    private static String secretPart(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    private static boolean isOurs(Path log) {
        return log.getFileName().toString().matches("(data-plane-\\d|control-plane|usage-consumer|simulator)\\..*");
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(Stack.FOLDER.resolve("logs"))) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }
}
