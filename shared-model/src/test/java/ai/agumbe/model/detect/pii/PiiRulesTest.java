package ai.agumbe.model.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.match.Detector;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PiiRulesTest {
    private static final Detector EVERYWHERE = new Detector(PiiRules.of(Set.of()));
    private static final Detector COUNTRIES = new Detector(PiiRules.of(Set.of(
            "US", "GB", "DE", "FR", "ES", "IT", "NL", "BE", "PL", "SE", "FI", "BR", "IN", "CN", "SG", "CH", "CZ", "NO",
            "TR", "PT", "AU", "ZA", "CL", "CA")));

    @Test
    void cutsWhatIsTheSameEverywhere() {
        assertRedacts("Write to jane.doe+x@mail.example.co.uk.", "Write to [REDACTED_EMAIL].");
        assertRedacts("4111 1111 1111 1111, 378282246310005", "[REDACTED_CARD], [REDACTED_CARD]");
        assertRedacts("DE89 3704 0044 0532 0130 00 is mine", "[REDACTED_IBAN] is mine");
        assertRedacts("gb29nwbk60161331926819", "[REDACTED_IBAN]");
        assertRedacts("SSN 078-05-1120; my ssn is 078 05 1120", "SSN [REDACTED_SSN]; my ssn is [REDACTED_SSN]");
        assertRedacts("from 203.0.113.7, [2001:db8::8a2e:370:7334]", "from [REDACTED_IP], [[REDACTED_IP]]");
        assertRedacts("Call +44 20 7946 0958 or 0041 44 668 18 00", "Call [REDACTED_PHONE] or [REDACTED_PHONE]");
    }

    /** A later beginning of the same address was tried first there, and hid the earlier one. */
    @Test
    void cutsAnAddressFromItsFirstCharacterToTheEndOfTheText() {
        assertRedacts("x--ab@b.example", "[REDACTED_EMAIL]");
        assertRedacts("to x+-ab@b.example", "to [REDACTED_EMAIL]");
        assertRedacts("to 4--41a@b.example", "to [REDACTED_EMAIL]");
    }

    @Test
    void leavesWhatOnlyLooksLikeIt() {
        for (String text : List.of(
                "git@github.com:org/repo.git",
                "order 4111 1111 1111 1112",
                "0000 0000 0000 0000",
                "DE89370400440532013001",
                "000-12-3456, 666-12-3456, 912-34-5678",
                "version 1.2.3.4.5, 300.1.1.1, v1.2.3.4",
                "12:30:45, a::b, std::vector, aa:bb:cc:dd:ee:ff",
                "2026-11-27 10:00, 27.11.2026 10:00, 3.14159265358979",
                "1764201600000, 550e8400-e29b-41d4-a716-446655440000")) {
            assertThat(Redactor.redact(COUNTRIES, text)).isEqualTo(text);
        }
    }

    @Test
    void cutsPhonesOfTheCountriesThatAreSet() {
        assertThat(Redactor.redact(EVERYWHERE, "or (415) 555-2671")).isEqualTo("or (415) 555-2671");
        assertThat(Redactor.redact(COUNTRIES, "or (415) 555-2671")).isEqualTo("or [REDACTED_PHONE]");
        assertThat(Redactor.redact(COUNTRIES, "or 020 7946 0958 x12")).isEqualTo("or [REDACTED_PHONE]");
        assertThat(Redactor.redact(COUNTRIES, "call me on 78 651 450?")).isEqualTo("call me on [REDACTED_PHONE]?");
        assertThat(Redactor.redact(COUNTRIES, "78 651 450-Office")).isEqualTo("[REDACTED_PHONE]-Office");
    }

    /** Each a sample that its authority or a text book publishes, and the same with its last digit changed. */
    @Test
    void provesNationalNumbersByTheirCheckDigits() {
        for (String id : List.of(
                "NHS number 943 476 5919",
                "AB123456C",
                "2 55 08 14 168 025 38",
                "Steuer-ID 86 095 742 719",
                "12345678Z",
                "X1234567L",
                "RSSMRA85T10A562S",
                "BSN 111222333",
                "85.07.30-033.28",
                "PESEL 44051401359",
                "811228-9874",
                "131052-308T",
                "111.444.777-35",
                "11.222.333/0001-81",
                "11010519491231002X",
                "S1234567D",
                "756.9217.0769.85",
                "736028/5163",
                "TCKN 10000000146",
                "NIF 123456789",
                "TFN 123 456 782",
                "12.345.678-5",
                "social insurance number 046 454 286")) {
            assertThat(Redactor.redact(COUNTRIES, id)).describedAs(id).endsWith("[REDACTED_NATIONAL_ID]");
        }
        for (String wrong : List.of(
                "12345678A",
                "X1234567M",
                "RSSMRA85T10A562T",
                "85.07.30-033.29",
                "131052-308U",
                "111.444.777-36",
                "11.222.333/0001-82",
                "110105194912310021",
                "S1234567E",
                "756.9217.0769.86",
                "12.345.678-6")) {
            assertThat(Redactor.redact(COUNTRIES, wrong)).isEqualTo(wrong);
        }
    }

    @Test
    void looksForWhatCustomersDescribe() {
        Detector custom = new Detector(List.of(CustomRules.of("employee", "\\bE-\\d{5}\\b")));

        assertThat(Redactor.redact(custom, "E-12345, XE-12345, E-123456"))
                .isEqualTo("[REDACTED_CUSTOM], XE-12345, E-123456");
        assertThat(custom.scan("E-12345").getFirst().rule()).isEqualTo("employee");
        assertThatThrownBy(() -> CustomRules.of("any", "x*")).hasMessageContaining("empty text");
        assertThatThrownBy(() -> CustomRules.of("back", "(a)\\1")).hasMessageContaining("escape");
    }

    private static void assertRedacts(String text, String expected) {
        assertThat(Redactor.redact(EVERYWHERE, text)).isEqualTo(expected);
    }
}
