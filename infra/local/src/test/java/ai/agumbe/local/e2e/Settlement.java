package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import ai.agumbe.local.e2e.Ledger.Booked;
import ai.agumbe.local.e2e.Simulator.Sold;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Waits until nothing more can come, then holds all books against each other. */
public record Settlement(Stack stack, Tenant tenant, Set<String> upstreamModels) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Returns what the ledger holds once all agrees. */
    public List<Booked> agreesWith(List<Seen> seen) {
        return agreesWith(seen, 0);
    }

    /** The same, with so many disagreements that are not held against anybody. */
    public List<Booked> agreesWith(List<Seen> seen, int tolerated) {
        List<Sold> sold = stack.simulator().sold(upstreamModels);
        settle();
        List<Booked> booked = stack.ledger().booked(tenant.id());
        tell(seen, sold, booked);

        assertThat(new Books(seen, sold, booked)
                        .faults().stream().skip(tolerated).limit(20))
                .isEmpty();
        assertThat(stack.ledger().logged(tenant.id()))
                .as("rows in the request log")
                .isEqualTo(booked.size());
        agreesWithTheHours(booked);
        return booked;
    }

    /** The usage API says what the ledger's lines add up to. */
    public void agreesWithUsage() {
        settle();
        List<Booked> booked = stack.ledger().booked(tenant.id());
        assertThat(booked).isNotEmpty();
        agreesWithTheHours(booked);
    }

    /** Nothing waits on a node's disk, then nothing waits on a topic: what is delivered twice has come twice. */
    public void settle() {
        Eventually.within(PATIENCE, this::unsent, events -> events == 0);
        Map<String, Map<Integer, Long>> ends = new TopicEnds(stack.document().kafka()).read();
        Eventually.within(PATIENCE, () -> waiting(ends), List::isEmpty);
    }

    private double unsent() {
        return stack.urls().stream()
                .mapToDouble(url -> Node.metric(url, "agumbe_journal_unsent"))
                .sum();
    }

    /** Partitions that are not counted to their end. */
    private List<String> waiting(Map<String, Map<Integer, Long>> ends) {
        List<String> waiting = new ArrayList<>();
        ends.forEach((topic, partitions) -> {
            Map<Integer, Long> positions = stack.ledger().positions(topic);
            partitions.forEach((partition, end) -> {
                long position = positions.getOrDefault(partition, 0L);
                if (position < end) {
                    waiting.add(topic + "-" + partition + ": " + position + " of " + end);
                }
            });
        });
        return waiting;
    }

    private void agreesWithTheHours(List<Booked> booked) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        JsonNode total = stack.admin()
                .get("/usage?granularity=day&group_by=model&tenant=" + tenant.id() + "&from=" + today.minusDays(1)
                        + "T00:00:00Z&to=" + today.plusDays(2) + "T00:00:00Z")
                .path("total");
        assertThat(total.path("requests").asLong())
                .as("requests")
                .isEqualTo(booked.stream().mapToLong(Booked::requests).sum());
        assertThat(total.path("prompt_tokens").asLong())
                .isEqualTo(booked.stream().mapToLong(Booked::promptTokens).sum());
        assertThat(total.path("completion_tokens").asLong())
                .isEqualTo(booked.stream().mapToLong(Booked::completionTokens).sum());
        assertThat(new BigDecimal(total.path("cost_usd").asText()))
                .isEqualByComparingTo(booked.stream()
                        .map(Booked::cost)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void tell(List<Seen> seen, List<Sold> sold, List<Booked> booked) {
        System.out.printf(
                "  %d calls: %d whole, %d broken, %d refused; %d sold, %d booked, %d of them estimated%n",
                seen.size(),
                count(seen, Sight.WHOLE),
                count(seen, Sight.BROKEN),
                count(seen, Sight.REFUSED),
                sold.size(),
                booked.size(),
                booked.stream().filter(Booked::estimated).count());
    }

    private static long count(List<Seen> seen, Sight sight) {
        return seen.stream().filter(call -> call.sight() == sight).count();
    }
}
