package ai.agumbe.data.chat;

/**
 * How one call to one target ended. Failure is a value here, because the router must look at it.
 *
 * @param <T> what an answer is: a {@link Completion} or an {@link AnswerStream}
 */
public sealed interface Outcome<T> {
    record Answered<T>(T answer) implements Outcome<T> {}

    record Failed<T>(Failure failure) implements Outcome<T> {}
}
