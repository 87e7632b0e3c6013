package ai.agumbe.simulator.generation;

import ai.agumbe.simulator.generation.Completion.Finish;
import ai.agumbe.simulator.script.Content;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.ToolCall;
import ai.agumbe.simulator.script.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what is generated: what the script gives, else a tool call, else JSON, else words. */
final class Composer {
    private Composer() {}

    static Completion compose(Ask ask, Script script, long seq) {
        Speech reasoning = Speech.of(script.content().reasoning(), script.pace().chunks());
        Speech speech = speech(ask, script);
        List<CalledTool> calls = calls(ask, script);
        int each = reasoning.tokens()
                + speech.tokens()
                + calls.stream().mapToInt(CalledTool::tokens).sum();
        Usage sold = new Usage(ask.prompt().tokens(), each * ask.choices(), 0, reasoning.tokens() * ask.choices());
        return new Completion(
                seq,
                ask.model(),
                reasoning,
                speech,
                calls,
                finish(ask, script, calls),
                ask.choices(),
                sold,
                script.usage().of(sold),
                ask.wantsUsageInStream());
    }

    private static Speech speech(Ask ask, Script script) {
        Content content = script.content();
        int chunks = script.pace().chunks();
        if (content.text() != null) {
            return Speech.of(content.text(), chunks);
        }
        if (content.isScripted() || ask.toolToCall() != null) {
            return Speech.NOTHING;
        }
        int hash = ask.prompt().hash();
        JsonNode format = ask.format();
        if (format != null) {
            return Speech.of(Sample.of(format, hash).toString(), chunks);
        }
        Speech plain = Vocabulary.speech(hash, ask.mostTokens());
        return chunks == 0 ? plain : Speech.of(plain.text(), chunks);
    }

    private static List<CalledTool> calls(Ask ask, Script script) {
        int chunks = script.pace().chunks();
        if (script.content().isScripted()) {
            return script.content().toolCalls().stream()
                    .map(call -> CalledTool.of(call, chunks))
                    .toList();
        }
        Tool tool = ask.toolToCall();
        return tool == null ? List.of() : List.of(CalledTool.of(call(tool, ask), chunks));
    }

    private static ToolCall call(Tool tool, Ask ask) {
        int hash = ask.prompt().hash();
        String arguments = Sample.of(tool.schema(), hash).toString();
        return new ToolCall("call_sim_" + Integer.toHexString(hash), tool.name(), arguments);
    }

    private static Finish finish(Ask ask, Script script, List<CalledTool> calls) {
        if (!calls.isEmpty()) {
            return Finish.TOOL_CALLS;
        }
        return isCutShort(ask, script.content().text()) ? Finish.LENGTH : Finish.STOP;
    }

    private static boolean isCutShort(Ask ask, @Nullable String scripted) {
        return scripted == null
                && ask.format() == null
                && Vocabulary.words(ask.prompt().hash()) > ask.mostTokens();
    }
}
