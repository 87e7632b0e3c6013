package ai.agumbe.data.catalog;

import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.snapshot.ListedModel;
import java.util.Comparator;
import java.util.List;

/** The price of a model that nobody listed: that of the provider's listed model whose name is its longest prefix. */
final class UnlistedPrice {
    private UnlistedPrice() {}

    static Pricing of(String provider, String upstreamModel, List<ListedModel> listed) {
        return listed.stream()
                .map(ListedModel::target)
                .filter(target ->
                        target.provider().equals(provider) && upstreamModel.startsWith(target.upstreamModel()))
                .max(Comparator.comparingInt(target -> target.upstreamModel().length()))
                .map(Target::pricing)
                .orElse(Pricing.NONE);
    }
}
