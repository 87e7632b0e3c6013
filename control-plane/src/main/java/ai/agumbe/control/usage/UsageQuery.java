package ai.agumbe.control.usage;

import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.id.IdRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What usage is asked for.
 *
 * @param app the only app whose usage is asked for; null for that of all
 * @param from the first hour; an instant within an hour means all of that hour
 * @param to hours that begin before it
 */
record UsageQuery(
        String tenant,
        @Nullable String app,
        Instant from,
        Instant to,
        Granularity granularity,
        List<Dimension> groupBy,
        Format format) {
    /** How long a bucket is. */
    enum Granularity {
        HOUR,
        DAY,
        /** All of the period. */
        WHOLE
    }

    /** The form of the answer. */
    enum Format {
        JSON,
        CSV,
        FOCUS;

        static final List<String> NAMES = List.of("json", "csv", "focus");

        static Format named(@Nullable String name) {
            return name == null || !NAMES.contains(name) ? JSON : valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    UsageQuery {
        groupBy = List.copyOf(groupBy);
    }

    /** Reads the parameters of a request; everything that is wrong with them is told at once. */
    static UsageQuery of(Function<String, @Nullable String> parameters) {
        Faults faults = new Faults();
        String tenant = parameters.apply("tenant");
        if (tenant == null || !IdRule.RESOURCE.allows(tenant)) {
            faults.add("tenant", "is missing or malformed (expected: the id of a tenant)");
        }
        Instant from = instant(parameters, "from", faults);
        Instant to = instant(parameters, "to", faults);
        if (from.isAfter(to) || (from.equals(to) && !from.equals(Instant.EPOCH))) {
            faults.add("to", "is not after from (expected: the end of the period, exclusive)");
        }
        Granularity granularity = "hour".equals(parameters.apply("granularity")) ? Granularity.HOUR : Granularity.DAY;
        oneOf(parameters.apply("granularity"), List.of("hour", "day"), "granularity", faults);
        Format format = Format.named(parameters.apply("format"));
        oneOf(parameters.apply("format"), Format.NAMES, "format", faults);
        List<Dimension> groupBy = dimensions(parameters.apply("group_by"), faults);
        faults.throwIfAny();
        return new UsageQuery(
                String.valueOf(tenant), null, from.truncatedTo(ChronoUnit.HOURS), to, granularity, groupBy, format);
    }

    /** The same of one app, or of all when that is null. */
    UsageQuery ofApp(@Nullable String only) {
        return new UsageQuery(tenant, only, from, to, granularity, groupBy, format);
    }

    /** The same by other dimensions. */
    UsageQuery by(List<Dimension> others) {
        return new UsageQuery(tenant, app, from, to, granularity, others, format);
    }

    UsageQuery whole() {
        return new UsageQuery(tenant, app, from, to, Granularity.WHOLE, groupBy, format);
    }

    /** As long a period that begins there; the one just before when that is null. */
    UsageQuery before(@Nullable Instant begin) {
        Duration length = Duration.between(from, to);
        Instant start = begin == null ? from.minus(length) : begin.truncatedTo(ChronoUnit.HOURS);
        return new UsageQuery(tenant, app, start, start.plus(length), granularity, groupBy, format);
    }

    /** Whether it asks for what apps know rather than hours. */
    boolean asksApps() {
        return groupBy.stream().anyMatch(Dimension::isOfApps);
    }

    /** What it asks of the hours. */
    List<Dimension> columns() {
        List<Dimension> columns = new ArrayList<>(groupBy);
        columns.removeIf(Dimension::isOfApps);
        if (asksApps() && !columns.contains(Dimension.APP)) {
            columns.add(Dimension.APP);
        }
        return columns;
    }

    /** Where it is read: hours that are too old are kept by the day. */
    String view() {
        return granularity == Granularity.HOUR ? "usage.hourly" : "usage.daily";
    }

    /** When a bucket begins, as SQL. */
    String bucket() {
        return granularity == Granularity.WHOLE
                ? "'" + from + "'"
                : "to_char(date_trunc('" + granularity.name().toLowerCase(Locale.ROOT)
                        + "', hour at time zone 'UTC'), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    }

    private static void oneOf(@Nullable String value, List<String> allowed, String name, Faults faults) {
        if (value != null && !allowed.contains(value)) {
            faults.add(name, "is not known (expected: " + String.join(" or ", allowed) + ")");
        }
    }

    private static List<Dimension> dimensions(@Nullable String text, Faults faults) {
        List<Dimension> dimensions = new ArrayList<>();
        if (text != null && !text.isEmpty()) {
            for (String name : text.split(",", -1)) {
                Dimension.named(name.strip())
                        .filter(dimension -> !dimensions.contains(dimension))
                        .ifPresentOrElse(
                                dimensions::add,
                                () -> faults.add(
                                        "group_by",
                                        "names what usage is not kept by, or one twice (expected: of " + Dimension.NAMES
                                                + ")"));
            }
        }
        return dimensions;
    }

    private static Instant instant(Function<String, @Nullable String> parameters, String name, Faults faults) {
        String text = parameters.apply(name);
        return Parameters.instant(text == null ? "" : text).orElseGet(() -> {
            faults.add(name, "is missing or malformed (expected: " + Parameters.TIME + ")");
            return Instant.EPOCH;
        });
    }
}
