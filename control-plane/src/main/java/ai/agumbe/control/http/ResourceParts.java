package ai.agumbe.control.http;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Revisions;
import ai.agumbe.control.document.Shapes;
import jakarta.inject.Singleton;

/** What every resource works with. */
@Singleton
record ResourceParts(Documents documents, Changes changes, Revisions revisions, Shapes shapes, Replies replies) {}
