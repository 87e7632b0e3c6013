package ai.agumbe.control.model;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Owned;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.config.ModelDocument.WeightedCredential;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.id.IdRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;

/** Models: which provider sells them, with which credentials, at what prices from when on. */
@Singleton
final class ModelShape implements Shape<ModelDocument> {
    private static final List<String> KINDS = List.of("chat", "embeddings");
    private static final List<String> STATES = List.of("active", "draining", "off");
    static final int MAX_TOKENS = 100_000_000;

    @Override
    public ConfigKind kind() {
        return ConfigKind.MODEL;
    }

    @Override
    public Class<ModelDocument> type() {
        return ModelDocument.class;
    }

    @Override
    public IdRule ids() {
        return IdRule.MODEL;
    }

    @Override
    public ModelDocument read(Members members, Origin origin) {
        List<WeightedCredential> credentials = WeightedCredentials.read(members);
        List<DatedPrice> prices = Prices.read(members);
        return new ModelDocument(
                origin.tenant(),
                origin.id(),
                members.requiredText("provider"),
                credentials,
                members.requiredText("upstream_model"),
                members.requiredChoice("kind", KINDS),
                members.number("context_window", 1, MAX_TOKENS),
                members.number("max_output_tokens", 1, MAX_TOKENS),
                prices,
                members.choice("state", STATES),
                Owned.timeouts(members),
                Owned.sharedWith(members, origin, Sharing.WITH_ALL),
                origin.nextVersion(),
                origin.createdAt());
    }

    @Override
    public void refer(ModelDocument model, References references) {
        references.named(
                ConfigKind.PROVIDER, model.provider(), new References.Wanted<>("provider", ProviderDocument.class));
        for (int i = 0; i < model.credentials().size(); i++) {
            String path = "credentials[" + i + "].id";
            references
                    .named(
                            ConfigKind.CREDENTIAL,
                            model.credentials().get(i).id(),
                            new References.Wanted<>(path, CredentialDocument.class))
                    .filter(credential -> !credential.provider().equals(model.provider()))
                    .ifPresent(credential -> references.fault(
                            path, "credential " + credential.id() + " is of provider " + credential.provider()));
        }
        references.sharedWith(model.sharedWith());
    }

    @Override
    public void hide(ObjectNode copy) {
        Owned.showSharing(copy);
    }
}
