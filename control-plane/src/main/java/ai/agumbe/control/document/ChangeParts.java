package ai.agumbe.control.document;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.repeat.FirstReplies;
import jakarta.inject.Singleton;

/** What a change is committed with. */
@Singleton
record ChangeParts(Database database, FirstReplies firstReplies, ReferenceCheck references, Shapes shapes) {}
