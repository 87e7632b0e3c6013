package ai.agumbe.control.usage;

import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Stored;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what apps are of a dimension that usage is not kept by: their cost centre and environment, as they are now. */
@Singleton
final class AppLabels {
    private static final int PAGE = 1_000;

    private final Documents documents;

    AppLabels(Documents documents) {
        this.documents = documents;
    }

    /** The same sums by the dimensions that were asked for, from sums by apps. */
    List<UsageRow> of(UsageQuery query, List<UsageRow> byApp) {
        Map<String, AppDocument> apps = apps(query.tenant());
        Map<Map<String, @Nullable String>, List<UsageRow>> groups = new LinkedHashMap<>();
        for (UsageRow row : byApp) {
            groups.computeIfAbsent(labels(query, row, apps), labels -> new ArrayList<>())
                    .add(row);
        }
        List<UsageRow> rows = new ArrayList<>();
        for (Map.Entry<Map<String, @Nullable String>, List<UsageRow>> group : groups.entrySet()) {
            rows.add(UsageRow.total(group.getValue()).with(group.getKey()));
        }
        rows.sort(Comparator.comparing(AppLabels::place));
        return rows;
    }

    private static Map<String, @Nullable String> labels(UsageQuery query, UsageRow row, Map<String, AppDocument> apps) {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        labels.put(UsageRow.BUCKET, row.labels().get(UsageRow.BUCKET));
        AppDocument app = apps.get(String.valueOf(row.labels().get(Dimension.APP.wireName())));
        for (Dimension dimension : query.groupBy()) {
            labels.put(
                    dimension.wireName(),
                    switch (dimension) {
                        case COST_CENTER -> app == null ? null : app.costCenter();
                        case ENVIRONMENT -> app == null ? null : app.environment();
                        default -> row.labels().get(dimension.wireName());
                    });
        }
        return labels;
    }

    private static String place(UsageRow row) {
        StringBuilder place = new StringBuilder();
        row.labels()
                .values()
                .forEach(label -> place.append(label == null ? "" : label).append('\0'));
        return place.toString();
    }

    private Map<String, AppDocument> apps(String tenant) {
        Map<String, AppDocument> apps = new HashMap<>();
        String last = "";
        List<Stored> page;
        do {
            page = documents.after(ConfigKey.of(ConfigKind.APP, tenant, last), PAGE);
            page.forEach(stored -> apps.put(stored.key().id(), stored.as(AppDocument.class)));
            last = page.isEmpty() ? last : page.getLast().key().id();
        } while (page.size() == PAGE);
        return apps;
    }
}
