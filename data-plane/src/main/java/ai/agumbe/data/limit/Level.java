package ai.agumbe.data.limit;

/** Whose limit it is. */
enum Level {
    KEY,
    APP,
    TENANT
}
