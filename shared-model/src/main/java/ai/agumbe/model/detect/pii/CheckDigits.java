package ai.agumbe.model.detect.pii;

import static ai.agumbe.model.detect.pii.Digits.weighted;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** How national numbers prove themselves. */
@SuppressWarnings("ImmutableEnumChecker") // the proofs are functions without state
enum CheckDigits {
    /** They do not: the form is all there is. */
    FORM(number -> true),
    LUHN(number -> Digits.luhn(Digits.of(number))),
    NHS(number -> {
        int[] d = Digits.of(number);
        return (11 - weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == d[9];
    }),
    NINO(number -> !number.toUpperCase(Locale.ROOT).matches("(?:BG|GB|KN|NK|NT|TN|ZZ|[DFIQUV].|.[DFIOQUV]).*")),
    UTR(number -> {
        int[] d = Digits.of(number);
        int sum = weighted(Arrays.copyOfRange(d, 1, 10), 6, 7, 8, 9, 10, 5, 4, 3, 2);
        return "21987654321".charAt(sum % 11) - '0' == d[0];
    }),
    ABA(number -> {
        int[] d = Digits.of(number);
        return d[0] <= 3 && weighted(d, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }),
    NPI(number -> Digits.luhn(Digits.of("80840" + number))),
    NIR(number -> {
        String plain = number.replace(" ", "").replace("2A", "19").replace("2B", "18");
        return 97 - Long.parseLong(plain.substring(0, 13)) % 97 == Long.parseLong(plain.substring(13));
    }),
    MOD11_10(number -> {
        int[] d = Digits.of(number);
        int product = 10;
        for (int i = 0; i < d.length - 1; i++) {
            int sum = (d[i] + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == d[d.length - 1];
    }),
    ICAO(number -> {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Character.digit(number.charAt(i), 36) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return sum % 10 == number.charAt(9) - '0';
    }),
    SVNR(number -> {
        int[] d = Digits.of(number);
        return weighted(d, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == d[3];
    }),
    EAN13(number -> weighted(Digits.of(number), 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0),
    DNI(number -> {
        String upper = number.toUpperCase(Locale.ROOT);
        int first = "XYZ".indexOf(upper.charAt(0));
        long digits = Long.parseLong((first < 0 ? "" : String.valueOf(first)) + Digits.only(upper));
        return "TRWAGMYFPDXBNJZSQVHLCKE".charAt((int) (digits % 23)) == upper.charAt(upper.length() - 1);
    }),
    CODICE(number -> {
        String upper = number.toUpperCase(Locale.ROOT);
        int[] odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = upper.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }
        return upper.charAt(15) == 'A' + sum % 26;
    }),
    NIF(number -> {
        int[] d = Digits.of(number);
        int check = 11 - weighted(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (check > 9 ? 0 : check) == d[8];
    }),
    BSN(number -> {
        int[] d = Digits.of(number);
        return !Digits.allSame(d) && weighted(d, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
    }),
    NRN(number -> {
        String digits = Digits.only(number);
        long base = Long.parseLong(digits.substring(0, 9));
        long check = Long.parseLong(digits.substring(9));
        return 97 - base % 97 == check || 97 - (2_000_000_000L + base) % 97 == check;
    }),
    PPS(number -> {
        int sum = weighted(Digits.of(number.substring(0, 7)), 8, 7, 6, 5, 4, 3, 2);
        String upper = number.toUpperCase(Locale.ROOT);
        int second = upper.length() > 8 && upper.charAt(8) != 'W' ? upper.charAt(8) - 'A' + 1 : 0;
        return "WABCDEFGHIJKLMNOPQRSTUV".charAt((sum + 9 * second) % 23) == upper.charAt(7);
    }),
    PERSONNUMMER(number -> {
        int[] d = Digits.of(number);
        return Digits.luhn(d.length == 12 ? Arrays.copyOfRange(d, 2, 12) : d);
    }),
    FODSELSNUMMER(number -> {
        int[] d = Digits.of(number);
        int first = (11 - weighted(d, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
        int second = (11 - weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return first == d[9] && second == d[10];
    }),
    HETU(number -> {
        long digits = Long.parseLong(Digits.only(number.substring(0, 10)));
        return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (digits % 31)) == number.charAt(10);
    }),
    PESEL(number -> weighted(Digits.of(number), 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0),
    NIP(number -> {
        int[] d = Digits.of(number);
        return weighted(d, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == d[9];
    }),
    MOD11_ALL(number -> {
        String digits = Digits.only(number);
        return digits.length() == 9 || Long.parseLong(digits) % 11 == 0;
    }),
    CNP(number -> {
        int[] d = Digits.of(number);
        int check = weighted(d, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return (check == 10 ? 1 : check) == d[12];
    }),
    EGN(number -> {
        int[] d = Digits.of(number);
        return weighted(d, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == d[9];
    }),
    TAJ(number -> {
        int[] d = Digits.of(number);
        return weighted(d, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == d[8];
    }),
    TCKN(number -> {
        int[] d = Digits.of(number);
        int tenth = Math.floorMod((d[0] + d[2] + d[4] + d[6] + d[8]) * 7 - (d[1] + d[3] + d[5] + d[7]), 10);
        return tenth == d[9] && Arrays.stream(d, 0, 10).sum() % 10 == d[10];
    }),
    VERHOEFF(number -> Verhoeff.holds(Digits.of(number))),
    CN18(number -> {
        int sum = weighted(Digits.of(number.substring(0, 17)), 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }),
    MYNUMBER(number -> {
        int[] d = Digits.of(number);
        int rest = weighted(d, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == d[11];
    }),
    /** Numbers given out since October 2020 have no check digit: the form decides, dates in it must be. */
    RRN(number -> Integer.parseInt(number.substring(2, 4)) <= 12 && Integer.parseInt(number.substring(4, 6)) <= 31),
    NRIC(number -> {
        String upper = number.toUpperCase(Locale.ROOT);
        char kind = upper.charAt(0);
        int sum = weighted(Digits.of(upper), 2, 7, 6, 5, 4, 3, 2) + (kind == 'T' || kind == 'G' ? 4 : 0);
        String letters = kind == 'S' || kind == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
        return letters.charAt(sum % 11) == upper.charAt(8);
    }),
    TH13(number -> {
        int[] d = Digits.of(number);
        return (11 - weighted(d, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == d[12];
    }),
    TFN(number -> {
        int[] d = Digits.of(number);
        return d.length == 9
                ? weighted(d, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0
                : weighted(d, 10, 7, 8, 4, 6, 3, 5, 1) % 11 == 0;
    }),
    MEDICARE(number -> {
        int[] d = Digits.of(number);
        return weighted(d, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == d[8];
    }),
    CPF(number -> {
        int[] d = Digits.of(number);
        return !Digits.allSame(d)
                && mod11(weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == d[9]
                && mod11(weighted(d, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == d[10];
    }),
    CNPJ(number -> {
        int[] d = Digits.of(number);
        return mod11(weighted(d, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == d[12]
                && mod11(weighted(d, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == d[13];
    }),
    CUIT(number -> {
        int[] d = Digits.of(number);
        return (11 - weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == d[10];
    }),
    RUT(number -> {
        int[] d = Digits.of(number.substring(0, number.length() - 2));
        int sum = 0;
        for (int i = 0; i < d.length; i++) {
            sum += d[d.length - 1 - i] * (2 + i % 6);
        }
        return "0K987654321".charAt(sum % 11) == Character.toUpperCase(number.charAt(number.length() - 1));
    });

    private final Predicate<String> proof;

    CheckDigits(Predicate<String> proof) {
        this.proof = proof;
    }

    boolean hold(String number) {
        return proof.test(number);
    }

    private static int mod11(int sum) {
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
