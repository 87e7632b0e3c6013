package ai.agumbe.control.letter;

import ai.agumbe.control.json.Members;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import ai.agumbe.control.publication.DeadLetter;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that all of it is true of.
 *
 * @param topic that they came from
 * @param reason words that theirs has in it
 * @param from they died then or later
 * @param to they died before it
 */
record LetterFilter(
        @Nullable String topic,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to) {

    static LetterFilter of(Parameters parameters) throws BadParameter {
        return new LetterFilter(
                parameters.text("topic").orElse(null),
                parameters.text("reason").orElse(null),
                parameters.time("from").map(OffsetDateTime::toInstant).orElse(null),
                parameters.time("to").map(OffsetDateTime::toInstant).orElse(null));
    }

    static LetterFilter of(Members members) {
        return new LetterFilter(
                members.text("topic"), members.text("reason"), members.instant("from"), members.instant("to"));
    }

    boolean meets(DeadLetter letter) {
        return (topic == null || topic.equals(letter.originTopic()))
                && (reason == null || letter.reason().contains(reason))
                && (from == null || !letter.diedAt().isBefore(from))
                && (to == null || letter.diedAt().isBefore(to));
    }
}
