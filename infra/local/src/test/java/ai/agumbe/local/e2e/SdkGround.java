package ai.agumbe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the programs find: a tenant, and for each program and each kind of provider, providers that are the simulated
 * one, with a model for each scenario. Programs share none of them, so that one's faults are not another's.
 */
final class SdkGround {
    static final Path SCENARIOS = SdkProgram.SOURCES.resolve("scenarios.json");
    private static final List<String> KINDS = List.of("openai", "anthropic", "google");
    /** Beside the plain one, providers that are called to fail: their breakers and pauses are their own. */
    private static final List<String> PURPOSES = List.of("", "-faults", "-retries", "-responses", "-final");

    private final Stack stack;
    private final Tenant tenant;

    SdkGround(Stack stack) {
        this.stack = stack;
        this.tenant = stack.tenant();
    }

    void prepare(List<SdkProgram> programs) throws IOException {
        JsonNode scenarios = Wire.json(Files.readString(SCENARIOS));
        for (SdkProgram program : programs) {
            for (String kind : KINDS) {
                for (String purpose : PURPOSES) {
                    provider(program.name() + "-" + kind + purpose, kind);
                    scenarios
                            .properties()
                            .forEach(scenario -> stack.simulator()
                                    .script(
                                            model(scenario.getKey(), program, kind + purpose),
                                            scenario.getValue().toString()));
                }
            }
            write("models", """
                    {"id":"@%1$s-openai/vectors","provider":"%1$s-openai","credential":"%1$s-openai",
                     "upstream_model":"vectors","kind":"embeddings","prices":[]}""".formatted(program.name()));
        }
        stack.awaitPush();
    }

    private void provider(String id, String kind) {
        String base = stack.simulator().url() + (kind.equals("google") ? "/v1beta" : "/v1");
        write("providers/" + id, """
                {"kind":"%s","base_url":"%s","allow_unlisted":true}""".formatted(kind, base));
        write("credentials/" + id, """
                {"provider":"%s","secret":"simulated"}""".formatted(id));
    }

    private void write(String path, String body) {
        Answer answer = stack.admin().call("PUT", "/tenants/" + tenant.id() + "/" + path, body);
        if (answer.status() >= 300) {
            throw new AssertionError(path + ": " + answer);
        }
    }

    private static String model(String scenario, SdkProgram program, String provider) {
        return scenario + "." + program.name() + "." + provider;
    }

    Map<String, String> variables(SdkProgram program) {
        String url = stack.urls().getFirst();
        return Map.of(
                "OPENAI_BASE_URL", url + Node.SURFACE,
                "OPENAI_API_KEY", tenant.key(),
                "ANTHROPIC_BASE_URL", url + "/anthropic",
                "ANTHROPIC_API_KEY", tenant.key(),
                "AGUMBE_SDK_PROGRAM", program.name(),
                "AGUMBE_SDK_SCENARIOS", SCENARIOS.toString());
    }

    /** The end of a check as the provider saw it, which the program cannot: what it said, or what was not so. */
    String judged(SdkProgram program, SdkCell cell) {
        if (!cell.passed()) {
            return cell.end();
        }
        String feature = cell.feature().replaceFirst("^(messages|responses)-", "");
        String provider = cell.provider();
        return switch (feature) {
            case "stream-left" -> left(model("long", program, provider), cell);
            case "timeouts" -> left(model("slow", program, provider), cell);
            case "no-retry" -> called(model("wrong-key", program, provider + "-final"), 1, cell);
            case "retries" -> called(model("again-503", program, retrying(cell)), 2, cell);
            default -> cell.end();
        };
    }

    private static String retrying(SdkCell cell) {
        return cell.provider() + (cell.feature().startsWith("responses-") ? "-responses" : "-retries");
    }

    private String left(String model, SdkCell cell) {
        try {
            Eventually.within(
                    Duration.ofSeconds(5),
                    () -> stack.simulator().sold(model),
                    sold -> !sold.isEmpty() && sold.stream().allMatch(Simulator.Sold::left));
            return cell.end();
        } catch (AssertionError late) {
            return "failed: the provider was not left: " + late.getMessage();
        }
    }

    private String called(String model, int times, SdkCell cell) {
        int calls = stack.simulator().sold(model).size();
        return calls == times ? cell.end() : "failed: " + calls + " calls of the provider (expected: " + times + ")";
    }
}
