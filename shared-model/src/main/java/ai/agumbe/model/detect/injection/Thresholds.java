package ai.agumbe.model.detect.injection;

/**
 * From which scores on a text is taken for an injection, by how many harmless texts were when their sources' other texts
 * had been learned from.
 *
 * @param suspect one in a hundred: worth a look, or a question to another judge
 * @param likely three in a thousand: what is shipped
 * @param certain one in a thousand: where a harmless prompt that is blocked does harm
 */
public record Thresholds(float suspect, float likely, float certain) {}
