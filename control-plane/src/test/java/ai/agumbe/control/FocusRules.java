package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What FOCUS 1.2 asks of a charge of usage: which columns there must be, which may be empty, and what they may hold. */
final class FocusRules {
    private static final Set<String> MANDATORY = Set.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceIssuerName",
            "ListCost",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "ServiceCategory",
            "ServiceName");
    /** Of columns that there need not be, those that a charge of usage may not leave empty where there are. */
    private static final Set<String> CONDITIONAL = Set.of(
            "BillingAccountType",
            "ChargeFrequency",
            "ConsumedQuantity",
            "ConsumedUnit",
            "PricingCategory",
            "ResourceId",
            "ResourceName",
            "ResourceType",
            "ServiceSubcategory",
            "SubAccountId",
            "SubAccountName",
            "SubAccountType",
            "Tags");
    /** Null means that the charge is no correction of an invoice. */
    private static final Set<String> NULLABLE = Set.of("ChargeClass");

    private static final Set<String> COSTS = Set.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private FocusRules() {}

    static List<Map<String, String>> read(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = fields(lines.getFirst());
        List<Map<String, String>> charges = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = fields(line);
            assertThat(values).hasSameSizeAs(header);
            Map<String, String> charge = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                charge.put(header.get(i), values.get(i));
            }
            charges.add(charge);
        }
        return charges;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            String quoted = field.group(1);
            fields.add(quoted == null ? field.group(2) : quoted.replace("\"\"", "\""));
            if (field.group(3).isEmpty()) {
                break;
            }
        }
        return fields;
    }

    static void hold(Map<String, String> charge) {
        assertThat(charge.keySet()).containsAll(MANDATORY);
        assertThat(charge.keySet())
                .allMatch(name -> MANDATORY.contains(name) || CONDITIONAL.contains(name) || name.startsWith("x_"));
        charge.forEach((name, value) ->
                assertThat(NULLABLE.contains(name) || !value.isEmpty()).as(name).isTrue());
        COSTS.forEach(name -> new BigDecimal(charge.get(name)));
        charge.forEach((name, value) -> {
            if (name.endsWith("Start") || name.endsWith("End")) {
                assertThat(value).as(name).matches(TIME);
            }
        });
        assertThat(time(charge, "ChargePeriodStart")).isBefore(time(charge, "ChargePeriodEnd"));
        assertThat(time(charge, "ChargePeriodStart")).isAfterOrEqualTo(time(charge, "BillingPeriodStart"));
        assertThat(time(charge, "ChargePeriodEnd")).isBeforeOrEqualTo(time(charge, "BillingPeriodEnd"));
        assertThat(charge)
                .containsEntry("ChargeCategory", "Usage")
                .containsEntry("ChargeClass", "")
                .containsEntry("ChargeFrequency", "Usage-Based")
                .containsEntry("PricingCategory", "Standard")
                .containsEntry("ServiceCategory", "AI and Machine Learning")
                .containsEntry("ServiceSubcategory", "Generative AI");
        assertThat(charge.get("BillingCurrency")).matches("[A-Z]{3}");
        assertThat(new BigDecimal(charge.get("ConsumedQuantity"))).isNotNegative();
        assertThat(charge.get("PricingQuantity")).isEqualTo(charge.get("ConsumedQuantity"));
        assertThat(tags(charge))
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(name).startsWith("agumbe/"));
    }

    private static Map<?, ?> tagsOf(String json) {
        try {
            return JSON.readValue(json, Map.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Map<String, String> tags(Map<String, String> charge) {
        Map<String, String> tags = new LinkedHashMap<>();
        tagsOf(String.valueOf(charge.get("Tags")))
                .forEach((name, value) -> tags.put(name.toString(), value.toString()));
        return tags;
    }

    private static Instant time(Map<String, String> charge, String name) {
        return Instant.parse(String.valueOf(charge.get(name)));
    }
}
