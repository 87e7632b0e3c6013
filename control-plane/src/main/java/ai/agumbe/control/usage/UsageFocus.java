package ai.agumbe.control.usage;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Usage as FOCUS has it, version 1.2: a charge for each hour or day, app, model and provider, and what else was asked for. What
 * nobody sold is no charge.
 */
final class UsageFocus {
    /** By which every charge is told apart. */
    private static final List<Dimension> ALWAYS =
            List.of(Dimension.APP, Dimension.COST_CENTER, Dimension.MODEL, Dimension.PROVIDER);

    private static final String CURRENCY = "USD";
    private static final String UNIT = "Tokens";
    private static final String TAG_PREFIX = "agumbe/";

    private UsageFocus() {}

    static UsageQuery charges(UsageQuery query) {
        List<Dimension> dimensions = new ArrayList<>(ALWAYS);
        query.groupBy().stream().filter(asked -> !dimensions.contains(asked)).forEach(dimensions::add);
        return query.by(dimensions);
    }

    static String of(UsageQuery query, List<UsageRow> rows) {
        List<List<String>> lines = rows.stream()
                .filter(UsageFocus::isCharge)
                .map(row -> List.copyOf(columns(query, row).values()))
                .toList();
        return Csv.of(columns(query, UsageRow.total(List.of())).keySet(), lines);
    }

    private static boolean isCharge(UsageRow row) {
        return row.tokens() > 0 || row.cost().signum() != 0;
    }

    private static Map<String, String> columns(UsageQuery query, UsageRow row) {
        String cost = row.costText();
        String tokens = Long.toString(row.tokens());
        String provider = label(row, Dimension.PROVIDER);
        Instant start = start(row);
        LocalDate month = LocalDate.ofInstant(start, ZoneOffset.UTC).withDayOfMonth(1);
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("BilledCost", cost);
        columns.put("BillingAccountId", query.tenant());
        columns.put("BillingAccountName", query.tenant());
        columns.put("BillingAccountType", "Tenant");
        columns.put("BillingCurrency", CURRENCY);
        columns.put("BillingPeriodEnd", time(month.plusMonths(1)));
        columns.put("BillingPeriodStart", time(month));
        columns.put("ChargeCategory", "Usage");
        columns.put("ChargeClass", "");
        columns.put("ChargeDescription", "Tokens of " + label(row, Dimension.MODEL) + " sold by " + provider);
        columns.put("ChargeFrequency", "Usage-Based");
        columns.put("ChargePeriodEnd", end(query, start).toString());
        columns.put("ChargePeriodStart", start.toString());
        columns.put("ConsumedQuantity", tokens);
        columns.put("ConsumedUnit", UNIT);
        columns.put("ContractedCost", cost);
        columns.put("EffectiveCost", cost);
        columns.put("InvoiceIssuerName", provider);
        columns.put("ListCost", cost);
        columns.put("PricingCategory", "Standard");
        columns.put("PricingQuantity", tokens);
        columns.put("PricingUnit", UNIT);
        columns.put("ProviderName", provider);
        columns.put("PublisherName", provider);
        columns.put("ResourceId", label(row, Dimension.MODEL));
        columns.put("ResourceName", label(row, Dimension.MODEL));
        columns.put("ResourceType", "Model");
        columns.put("ServiceCategory", "AI and Machine Learning");
        columns.put("ServiceName", "Model inference");
        columns.put("ServiceSubcategory", "Generative AI");
        columns.put("SubAccountId", label(row, Dimension.APP));
        columns.put("SubAccountName", label(row, Dimension.APP));
        columns.put("SubAccountType", "App");
        columns.put("Tags", tags(row));
        columns.put("x_Requests", Long.toString(row.counts().requests()));
        columns.put("x_PromptTokens", Long.toString(row.counts().prompt()));
        columns.put("x_CompletionTokens", Long.toString(row.counts().completion()));
        columns.put("x_UnpricedSales", Long.toString(row.counts().unpriced()));
        return columns;
    }

    private static Instant start(UsageRow row) {
        String bucket = row.labels().get(UsageRow.BUCKET);
        return bucket == null ? Instant.EPOCH : Instant.parse(bucket);
    }

    private static Instant end(UsageQuery query, Instant start) {
        return start.plus(1, query.granularity() == UsageQuery.Granularity.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS);
    }

    private static String time(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    private static String label(UsageRow row, Dimension dimension) {
        @Nullable String label = row.labels().get(dimension.wireName());
        return label == null ? "" : label;
    }

    private static String tags(UsageRow row) {
        ObjectNode tags = Json.object();
        row.labels().forEach((name, value) -> {
            if (value != null && !name.equals(UsageRow.BUCKET)) {
                tags.put(TAG_PREFIX + name, value);
            }
        });
        return tags.toString();
    }
}
