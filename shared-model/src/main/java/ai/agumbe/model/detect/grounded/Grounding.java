package ai.agumbe.model.detect.grounded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an answer may rest on, prepared so that any number of answers can be held against it. */
public final class Grounding {
    private static final String ENDS = ".!?\n";

    private final Set<String> words = new HashSet<>();
    private final Set<String> urls = new HashSet<>();
    private final Set<Long> triples = new HashSet<>();

    private Grounding(String context) {
        List<Token> tokens = Token.of(context);
        for (int at = 0; at < tokens.size(); at++) {
            words.add(tokens.get(at).text());
            if (at + 2 < tokens.size()) {
                triples.add(triple(tokens, at));
            }
        }
        for (Claim url : Claims.urls(context)) {
            urls.add(Claims.folded(context.substring(url.start(), url.end())));
        }
    }

    public static Grounding of(List<String> texts) {
        return new Grounding(String.join("\n", texts));
    }

    /** Holds an answer against the context. Without any context nothing is decided: nothing is missing. */
    public Support check(String answer) {
        if (words.isEmpty()) {
            return new Support(List.of(), List.of());
        }
        List<Token> tokens = Token.of(answer);
        List<Claim> missing = new ArrayList<>();
        for (Claim claim : Claims.of(answer, tokens)) {
            if (!has(answer, claim)) {
                missing.add(claim);
            }
        }
        return new Support(missing, sentences(answer, tokens));
    }

    private boolean has(String answer, Claim claim) {
        String text = answer.substring(claim.start(), claim.end());
        return switch (claim.kind()) {
            case NUMBER, NAME -> words.contains(Token.of(text).getFirst().text());
            case URL -> urls.contains(Claims.folded(text));
            case QUOTE -> hasInOrder(Token.of(text));
        };
    }

    /** Three words at a time: linear whatever is quoted, where a search for each quote would not be. */
    private boolean hasInOrder(List<Token> quote) {
        for (int at = 0; at < quote.size(); at++) {
            boolean known = quote.size() < 3
                    ? words.contains(quote.get(at).text())
                    : at + 2 >= quote.size() || triples.contains(triple(quote, at));
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static long triple(List<Token> tokens, int at) {
        long hash = tokens.get(at).text().hashCode();
        hash = hash * 0x9E3779B97F4A7C15L + tokens.get(at + 1).text().hashCode();
        return hash * 0x9E3779B97F4A7C15L + tokens.get(at + 2).text().hashCode();
    }

    private List<Support.Sentence> sentences(String answer, List<Token> tokens) {
        List<Support.Sentence> sentences = new ArrayList<>();
        int next = 0;
        int start = 0;
        while (start < answer.length()) {
            int end = sentenceEnd(answer, start);
            int from = next;
            while (next < tokens.size() && tokens.get(next).start() < end) {
                next++;
            }
            if (next > from) {
                sentences.add(new Support.Sentence(start, end, share(tokens.subList(from, next))));
            }
            start = end;
        }
        return sentences;
    }

    /** A point within a number or a name of a host ends nothing. */
    private static int sentenceEnd(String answer, int start) {
        for (int at = start; at < answer.length(); at++) {
            char sign = answer.charAt(at);
            boolean last = at + 1 == answer.length();
            if (ENDS.indexOf(sign) >= 0 && (last || sign == '\n' || Character.isWhitespace(answer.charAt(at + 1)))) {
                return at + 1;
            }
        }
        return answer.length();
    }

    private double share(List<Token> tokens) {
        int all = 0;
        int found = 0;
        for (Token token : tokens) {
            if (Stopwords.has(token.text())) {
                continue;
            }
            all++;
            found += words.contains(token.text()) ? 1 : 0;
        }
        return all == 0 ? 1 : (double) found / all;
    }
}
