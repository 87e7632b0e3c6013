package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.match.Judgement;
import org.jspecify.annotations.Nullable;

/** What mail addresses, internet addresses and social security numbers must be besides having the form. */
final class Shapes {
    private Shapes() {}

    static @Nullable Judgement email(String match) {
        int start = 0;
        while (".'%+-".indexOf(match.charAt(start)) >= 0) {
            start++;
        }
        int at = match.indexOf('@');
        String local = match.substring(Math.min(start, at), at);
        boolean wrong = local.isEmpty()
                || local.endsWith(".")
                || match.contains("..")
                || local.equals("git")
                || local.length() > 64
                || match.startsWith("-", at + 1);
        return wrong ? null : new Judgement(0.98, start, match.length(), null);
    }

    static @Nullable Judgement ipv4(String match) {
        String[] parts = match.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        for (String part : parts) {
            if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
                return null;
            }
        }
        boolean local = parts[0].equals("0") || parts[0].equals("127") || parts[0].equals("255");
        return Judgement.of(match, local ? 0.6 : 0.9);
    }

    static @Nullable Judgement ipv6(String match) {
        String text = match.endsWith(":") && !match.endsWith("::") ? match.substring(0, match.length() - 1) : match;
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int groups = 0;
        int digits = 0;
        for (String group : text.split(":", -1)) {
            groups += group.isEmpty() ? 0 : group.indexOf('.') > 0 ? 2 : 1;
            digits += (int) group.chars().filter(Character::isDigit).count();
        }
        boolean whole = gap < 0 && groups == 8 && !text.startsWith(":");
        boolean shortened = gap >= 0 && groups <= 7 && digits > 0 && (groups >= 2 || text.equals("::1"));
        return whole || shortened ? new Judgement(whole ? 0.95 : 0.85, 0, text.length(), null) : null;
    }

    static @Nullable Judgement ssn(String match) {
        String digits = Digits.only(match);
        int area = Integer.parseInt(digits.substring(0, 3));
        boolean issued = area != 0
                && area != 666
                && area < 900
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000")
                && !digits.equals("123456789");
        return issued ? Judgement.of(match, 0.9) : null;
    }
}
