package ai.agumbe.data.snapshot;

import ai.agumbe.data.route.Route;
import java.time.Instant;
import java.util.List;

/** An alias and its route, ready to be followed. */
public record ListedRoute(String alias, Route route, String owner, List<String> sharedWith, Instant createdAt) {}
