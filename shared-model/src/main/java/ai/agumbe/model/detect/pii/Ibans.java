package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.match.Judgement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** International bank accounts: by each country's length and the remainder of 97 (ISO 13616). */
final class Ibans {
    private static final Map<String, Integer> LENGTHS =
            lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28"
                    + " CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28"
                    + " HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22"
                    + " MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24"
                    + " SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");
    private static final double WRONG_SUM = 0.6;

    private Ibans() {}

    static @Nullable Judgement valid(String match) {
        return judge(match, 0);
    }

    /** A mistyped one still is one when it is called one. */
    static @Nullable Judgement announced(String match) {
        return judge(match, WRONG_SUM);
    }

    private static @Nullable Judgement judge(String match, double otherwise) {
        Integer length = LENGTHS.get(match.substring(0, 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return null;
        }
        int end = endOf(match, length);
        if (end < 0) {
            return null;
        }
        double sure = remainder(match.substring(0, end)) == 1 ? 0.95 : otherwise;
        return sure > 0 ? new Judgement(sure, 0, end, null) : null;
    }

    /** Where so many characters end, if a word ends there. */
    private static int endOf(String match, int length) {
        int count = 0;
        for (int i = 0; i < match.length(); i++) {
            if (Character.isLetterOrDigit(match.charAt(i)) && ++count == length) {
                boolean wordEnds = i + 1 == match.length() || !Character.isLetterOrDigit(match.charAt(i + 1));
                return wordEnds ? i + 1 : -1;
            }
        }
        return -1;
    }

    private static int remainder(String iban) {
        String plain = iban.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        String turned = plain.substring(4) + plain.substring(0, 4);
        int remainder = 0;
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    private static Map<String, Integer> lengths(String all) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String one : all.split(" ", -1)) {
            lengths.put(one.substring(0, 2), Integer.valueOf(one.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
