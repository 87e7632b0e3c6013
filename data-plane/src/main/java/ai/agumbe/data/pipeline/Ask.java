package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.event.Metadata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body, read and checked: what goes to the model, and what is ours.
 *
 * @param appId the app it names; null when it names none
 * @param grounding what the answer may rest on; empty for anything
 * @param tightening settings in which it asks for more than its policy does
 * @param endUser whom the caller serves with it
 */
record Ask(
        Prompt prompt,
        @Nullable String appId,
        Metadata metadata,
        List<String> grounding,
        Map<String, ? extends @Nullable Object> tightening,
        @Nullable String endUser) {}
