package ai.agumbe.control.letter;

import ai.agumbe.control.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a dead letter is called: partition and offset on the dead-letter topic, which has one partition. */
final class LetterId {
    private static final Pattern FORM = Pattern.compile("0-([0-9]{1,18})");

    private LetterId() {}

    static String text(long offset) {
        return "0-" + offset;
    }

    static boolean isOne(String id) {
        return FORM.matcher(id).matches();
    }

    static long offset(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            throw Problem.notFound("that dead letter");
        }
        return Long.parseLong(form.group(1));
    }
}
