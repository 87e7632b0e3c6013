package ai.agumbe.local.e2e;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all checks of one program came to. */
record SdkResult(SdkProgram program, List<SdkCell> cells) {
    boolean covers(SdkFeatures.Section section) {
        return cells.stream().anyMatch(cell -> section.features().containsKey(cell.feature()));
    }

    Optional<SdkCell> cell(String feature, String provider) {
        return cells.stream()
                .filter(cell ->
                        cell.feature().equals(feature) && cell.provider().equals(provider))
                .findFirst();
    }

    /** All that failed, a line each. */
    String complaints() {
        return cells.stream()
                .filter(SdkCell::failed)
                .map(cell -> cell.feature() + " on " + cell.provider() + ": " + cell.end())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return program.toString();
    }
}
