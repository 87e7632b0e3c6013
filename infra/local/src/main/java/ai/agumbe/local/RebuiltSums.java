package ai.agumbe.local;

import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.part.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sums of days made again from the ledger, by a usage-consumer that does nothing else and ends. */
record RebuiltSums(Part usageConsumer) {
    int of(List<String> days) throws InterruptedException {
        List<String> command = new ArrayList<>(usageConsumer.command());
        command.add("rebuild");
        command.addAll(days);
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().putAll(usageConsumer.environment());
        try {
            return process.start().waitFor();
        } catch (IOException failed) {
            throw new StackFailure("rebuild: " + failed.getMessage());
        }
    }
}
