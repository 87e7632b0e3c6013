package ai.agumbe.data.route;

/** What a caller waits for; how long one takes says nothing about the others. */
enum Awaited {
    FIRST_CONTENT,
    WHOLE_ANSWER,
    COUNT
}
