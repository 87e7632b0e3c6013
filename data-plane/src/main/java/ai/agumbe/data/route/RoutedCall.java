package ai.agumbe.data.route;

import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.provider.CallerLine;

/** What is to be asked, of whom, as part of what, until when, for which caller; and where to note what was tried. */
public record RoutedCall(
        Prompt prompt, Route route, Conversation conversation, Deadline deadline, CallerLine line, Trail trail) {}
