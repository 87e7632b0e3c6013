package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.pattern.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules for personal data: what is the same everywhere, and what the given countries have of their own. */
public final class PiiRules {
    static final Anchor ANYWHERE = new Anchor.Anywhere();

    /** From a word to the number it announces: some words, but no other number and no new sentence. */
    static final Automaton SOON = Automaton.of("(?:[^\\d+!?]){0,40}");

    private static final Automaton EMAIL = Automaton.of("[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,24}");
    private static final Automaton CARD = Automaton.of("\\d(?:[ -]?\\d){11,18}");
    private static final Automaton IBAN = Automaton.of("[A-Za-z]{2}\\d\\d(?:[ -]?[A-Za-z0-9]){11,30}");
    private static final Automaton IPV4 = Automaton.of("\\d{1,3}(?:\\.\\d{1,3}){3}(?:\\.\\d+)*");
    private static final Automaton IPV6 =
            Automaton.of("[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?:\\.\\d{1,3}){0,3}");
    private static final Automaton SSN = Automaton.of("\\d{3}-\\d{2}-\\d{4}");
    private static final Automaton LOOSE_SSN = Automaton.of("\\d{3}[ .-]?\\d{2}[ .-]?\\d{4}");

    private PiiRules() {}

    /** What is the same everywhere. */
    public static List<Rule> everywhere() {
        return List.of(
                new Rule("email", Kind.EMAIL, ANYWHERE, EMAIL, Edge.WORD, Edge.WORD, Shapes::email),
                new Rule("card", Kind.CARD, ANYWHERE, CARD, Edge.PATH, Edge.WORD, Cards::known),
                new Rule(
                        "card-announced",
                        Kind.CARD,
                        near("card", "visa", "mastercard", "maestro", "amex", "pan"),
                        CARD,
                        Edge.WORD,
                        Edge.WORD,
                        Cards::announced),
                new Rule("iban", Kind.IBAN, ANYWHERE, IBAN, Edge.WORD, Edge.WORD, Ibans::valid),
                new Rule("iban-announced", Kind.IBAN, near("iban"), IBAN, Edge.WORD, Edge.WORD, Ibans::announced),
                new Rule("ipv4", Kind.IP, ANYWHERE, IPV4, Edge.NUMBER, Edge.WORD, Shapes::ipv4),
                new Rule("ipv6", Kind.IP, ANYWHERE, IPV6, Edge.NUMBER, Edge.WORD, Shapes::ipv6),
                new Rule("us-ssn", Kind.SSN, ANYWHERE, SSN, Edge.PATH, Edge.TOKEN, Shapes::ssn),
                new Rule(
                        "us-ssn-announced",
                        Kind.SSN,
                        near("ssn", "social security"),
                        LOOSE_SSN,
                        Edge.WORD,
                        Edge.WORD,
                        Shapes::ssn));
    }

    /**
     * All rules for tenants of these countries.
     *
     * @param countries ISO 3166 codes, two letters
     */
    public static List<Rule> of(Set<String> countries) {
        List<Rule> rules = new ArrayList<>(everywhere());
        rules.addAll(Phones.rules(countries));
        rules.addAll(NationalIds.rules(countries));
        return List.copyOf(rules);
    }

    static Anchor near(String... words) {
        return new Anchor.Near(List.of(words), SOON);
    }
}
