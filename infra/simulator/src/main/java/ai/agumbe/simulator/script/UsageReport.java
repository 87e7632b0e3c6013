package ai.agumbe.simulator.script;

import org.jspecify.annotations.Nullable;

/** What a reply says about its usage. */
public sealed interface UsageReport {
    /** What was sold. */
    record Sold() implements UsageReport {}

    /** Nothing at all. */
    record Silent() implements UsageReport {}

    /** Something else than what was sold. */
    record Other(Usage usage) implements UsageReport {}

    default @Nullable Usage of(Usage sold) {
        return switch (this) {
            case Sold() -> sold;
            case Silent() -> null;
            case Other(Usage usage) -> usage;
        };
    }
}
