package ai.agumbe.model.detect.grounded;

import java.util.Set;

/** The words that stand in any English text, whatever it is about. */
final class Stopwords {
    private static final Set<String> WORDS =
            Set.of(("a about above after again against all also am an and any are as at"
                            + " be because been before being below between both but by can could did do does doing down during"
                            + " each few for from further had has have having he her here hers him his how i if in into is it"
                            + " its just me more most my no nor not now of off on once only or other our out over own same she"
                            + " should so some such than that the their them then there these they this those through to too"
                            + " under until up very was we were what when where which while who whom why will with would yes"
                            + " you your according based context answer provided")
                    .split(" "));

    private Stopwords() {}

    static boolean has(String word) {
        return WORDS.contains(word);
    }
}
