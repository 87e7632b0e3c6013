package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.event.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A body, read and checked: what goes to the model, and what is ours.
 *
 * @param appId the app it names; null when it names none
 * @param endUser whom the caller serves with it
 */
record Ask(
        Prompt prompt,
        @Nullable String appId,
        Metadata metadata,
        @Nullable String endUser) {}
