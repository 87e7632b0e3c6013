package ai.agumbe.simulator.generation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of the simulated model, and every plain text it can say, made once. */
final class Vocabulary {
    static final int FEWEST_WORDS = 8;
    static final int MOST_WORDS = 24;
    private static final List<String> WORDS = List.of(
                    "river stone cloud forest morning silver garden window paper bridge summer quiet market engine copper valley",
                    "signal harbor winter island meadow lantern mirror thunder velvet candle orchard pepper saddle timber marble compass",
                    "basket feather hollow kettle ladder magnet needle oyster pillow quartz ribbon shadow ticket umbrella violet wagon",
                    "anchor barley cedar dolphin ember falcon ginger hammer ivory jasmine kernel lemon maple nutmeg olive prairie")
            .stream()
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();
    private static final List<Piece> FIRST =
            WORDS.stream().map(word -> new Piece(word, 1)).toList();
    private static final List<Piece> FURTHER =
            WORDS.stream().map(word -> new Piece(" " + word, 1)).toList();
    private static final List<List<Speech>> PLAIN = IntStream.range(0, WORDS.size())
            .mapToObj(start -> IntStream.rangeClosed(0, MOST_WORDS)
                    .mapToObj(words -> compose(start, words))
                    .toList())
            .toList();

    private Vocabulary() {}

    /** The text for a prompt of this hash, with no more words than allowed. */
    static Speech speech(int promptHash, int mostWords) {
        return PLAIN.get(Math.floorMod(promptHash, WORDS.size())).get(Math.min(words(promptHash), mostWords));
    }

    static int words(int promptHash) {
        return FEWEST_WORDS + Math.floorMod(promptHash >> 6, MOST_WORDS - FEWEST_WORDS + 1);
    }

    static String word(int number) {
        return WORDS.get(Math.floorMod(number, WORDS.size()));
    }

    private static Speech compose(int start, int words) {
        List<Piece> pieces = IntStream.range(0, words)
                .mapToObj(word -> (word == 0 ? FIRST : FURTHER).get((start + word) % WORDS.size()))
                .toList();
        return new Speech(pieces.stream().map(Piece::text).collect(Collectors.joining()), words, pieces);
    }
}
