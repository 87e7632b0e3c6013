package ai.agumbe.model.detect.grounded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds in an answer what can be looked up; linear in its length. */
final class Claims {
    private static final int LONGEST_QUOTE = 1_000;
    private static final int SHORTEST_QUOTE = 8;
    private static final List<String> SCHEMES = List.of("https://", "http://");

    private Claims() {}

    static List<Claim> of(String answer, List<Token> tokens) {
        List<Claim> urls = urls(answer);
        List<Claim> claims = new ArrayList<>(urls);
        quotes(answer, claims);
        words(answer, tokens, urls, claims);
        claims.sort(Comparator.comparingInt(Claim::start));
        return claims;
    }

    static List<Claim> urls(String answer) {
        List<Claim> claims = new ArrayList<>();
        int at = answer.indexOf("://");
        while (at >= 0) {
            int start = schemeStart(answer, at);
            int end = urlEnd(answer, at + 3);
            if (start >= 0 && end > at + 3) {
                claims.add(new Claim(Claim.Kind.URL, start, end));
            }
            at = answer.indexOf("://", Math.max(end, at + 3));
        }
        return claims;
    }

    private static int schemeStart(String answer, int colon) {
        for (String scheme : SCHEMES) {
            int start = colon + 3 - scheme.length();
            if (start >= 0 && answer.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start;
            }
        }
        return -1;
    }

    private static int urlEnd(String answer, int start) {
        int end = start;
        while (end < answer.length()
                && !Character.isWhitespace(answer.charAt(end))
                && "<>\"'`)]}|".indexOf(answer.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;:!?".indexOf(answer.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static void quotes(String answer, List<Claim> claims) {
        int open = -1;
        for (int at = 0; at < answer.length(); at++) {
            char sign = answer.charAt(at);
            if (open >= 0 && (sign == '"' || sign == '\u201d')) {
                if (at - open > SHORTEST_QUOTE && at - open <= LONGEST_QUOTE) {
                    claims.add(new Claim(Claim.Kind.QUOTE, open + 1, at));
                }
                open = -1;
            } else if (sign == '"' || sign == '\u201c') {
                open = at;
            } else if (sign == '\n') {
                open = -1;
            }
        }
    }

    private static void words(String answer, List<Token> tokens, List<Claim> urls, List<Claim> claims) {
        int url = 0;
        for (Token token : tokens) {
            while (url < urls.size() && urls.get(url).end() <= token.start()) {
                url++;
            }
            boolean inUrl = url < urls.size() && urls.get(url).start() <= token.start();
            if (inUrl) {
                continue;
            }
            if (token.number()) {
                claims.add(new Claim(Claim.Kind.NUMBER, token.start(), token.end()));
            } else if (isName(answer, token)) {
                claims.add(new Claim(Claim.Kind.NAME, token.start(), token.end()));
            }
        }
    }

    /** A capital says nothing at the start of a sentence, and nothing about I. */
    private static boolean isName(String answer, Token token) {
        return token.capital()
                && token.text().length() > 1
                && !Stopwords.has(token.text())
                && !startsSentence(answer, token.start());
    }

    private static boolean startsSentence(String answer, int start) {
        int at = start - 1;
        while (at >= 0 && " \t\"'\u201c\u2018(*#>-".indexOf(answer.charAt(at)) >= 0) {
            at--;
        }
        return at < 0 || ".!?:\n\r\u2022".indexOf(answer.charAt(at)) >= 0;
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
