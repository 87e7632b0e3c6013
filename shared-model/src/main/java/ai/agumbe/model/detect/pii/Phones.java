package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Judgement;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.pattern.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers: international ones always, national ones of the given countries, and what a word announces. */
final class Phones {
    private static final String EXTENSION = "(?: ?(?:x|ext\\.?|#) ?\\d{1,6})?";
    private static final Automaton INTERNATIONAL = Automaton.of("(?:\\+|00)[1-9](?:[ ().-]{0,3}\\d){6,15}" + EXTENSION);
    private static final Automaton NATIONAL = Automaton.of("\\(?\\d(?:[ ().-]{0,2}\\d){6,13}" + EXTENSION);
    private static final Automaton LABELLED = Automaton.of("(?i)[+(]?\\d(?:[ ().-]{0,2}\\d){6,14}" + EXTENSION
            + "[ :-]{1,3}\\(?(?:office|fax|mobile|cell|home|work|desk)");
    private static final Anchor ANNOUNCED = PiiRules.near(
            "<phone",
            "telephone",
            "<tel",
            "<mobile",
            "<cell",
            "<fax",
            "<desk",
            "<call",
            "<dial",
            "<whatsapp",
            "<sms",
            "<ring ",
            "answering at",
            "messages to",
            "message on",
            "reach me",
            "reach us",
            "contact number",
            "phone number",
            "my number",
            "telefon",
            "handy",
            "numero");

    private static final Pattern DATE = Pattern.compile(
            "(?:[0-3]?\\d[ ./-][01]?\\d[ ./-](?:19|20)\\d\\d|(?:19|20)\\d\\d[ ./-][01]?\\d[ ./-][0-3]?\\d)(?!\\d)");

    private Phones() {}

    static List<Rule> rules(Set<String> countries) {
        NumberingPlans plans = NumberingPlans.of(countries);
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule(
                "phone-international",
                Kind.PHONE,
                PiiRules.ANYWHERE,
                INTERNATIONAL,
                Edge.NUMBER,
                Edge.WORD,
                Phones::international));
        if (!countries.isEmpty()) {
            rules.add(new Rule(
                    "phone-national",
                    Kind.PHONE,
                    PiiRules.ANYWHERE,
                    NATIONAL,
                    Edge.PHONE,
                    Edge.TOKEN,
                    match -> national(match, plans)));
            rules.add(new Rule(
                    "phone-announced", Kind.PHONE, ANNOUNCED, NATIONAL, Edge.PHONE, Edge.WORD, Phones::announced));
            rules.add(new Rule(
                    "phone-labelled",
                    Kind.PHONE,
                    PiiRules.ANYWHERE,
                    LABELLED,
                    Edge.PHONE,
                    Edge.WORD,
                    Phones::labelled));
        }
        return rules;
    }

    private static @Nullable Judgement international(String match) {
        String digits = Digits.only(withoutExtension(match));
        String number = match.startsWith("+") ? digits : digits.substring(2);
        boolean spaced = match.startsWith("+") || match.length() > digits.length();
        return spaced && NumberingPlans.isInternational(number) ? Judgement.of(match, 0.9) : null;
    }

    private static @Nullable Judgement national(String match, NumberingPlans plans) {
        String number = withoutExtension(match);
        boolean fits = plans.isNational(groups(number)) && !isDate(number) && !isMixed(number);
        return fits ? Judgement.of(match, 0.75) : null;
    }

    private static @Nullable Judgement announced(String match) {
        String number = withoutExtension(match);
        int digits = Digits.only(number).length();
        boolean fits = digits >= 7 && digits <= 15 && !Digits.allSame(Digits.of(number)) && !isDate(number);
        return fits ? Judgement.of(match, 0.8) : null;
    }

    private static @Nullable Judgement labelled(String match) {
        int end = match.length();
        while (!Character.isDigit(match.charAt(end - 1))) {
            end--;
        }
        Judgement number = announced(match.substring(0, end));
        return number == null ? null : new Judgement(number.confidence(), 0, end, null);
    }

    private static String withoutExtension(String match) {
        for (int i = 0; i < match.length(); i++) {
            if (Character.isLetter(match.charAt(i)) || match.charAt(i) == '#') {
                return match.substring(0, i);
            }
        }
        return match;
    }

    private static List<String> groups(String number) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            int end = i;
            while (end < number.length() && Character.isDigit(number.charAt(end))) {
                end++;
            }
            if (end > i) {
                groups.add(number.substring(i, end));
                i = end;
            }
        }
        return groups;
    }

    /** A full stop, then a dash between digits: a national number, not a phone. */
    private static boolean isMixed(String number) {
        int stop = number.indexOf('.');
        return stop >= 0 && number.indexOf('-', stop) > 0;
    }

    private static boolean isDate(String number) {
        return DATE.matcher(number).lookingAt();
    }
}
