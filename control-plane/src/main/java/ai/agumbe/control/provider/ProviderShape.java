package ai.agumbe.control.provider;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Owned;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.net.OutboundRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Providers: their dialect, and where they are called, which is somewhere the gateway may call. */
@Singleton
final class ProviderShape implements Shape<ProviderDocument> {
    private static final List<String> KINDS = List.of(
            "openai",
            "anthropic",
            "google",
            "azure-openai",
            "bedrock",
            "vertex",
            "mistral",
            "groq",
            "together",
            "cohere",
            "ollama",
            "openai-compatible");
    private static final String REGION = "[a-z0-9][a-z0-9-]{0,63}";
    private final OutboundRule outbound;

    ProviderShape(ControlSettings settings) {
        this.outbound = settings.outbound();
    }

    @Override
    public ConfigKind kind() {
        return ConfigKind.PROVIDER;
    }

    @Override
    public Class<ProviderDocument> type() {
        return ProviderDocument.class;
    }

    @Override
    public ProviderDocument read(Members members, Origin origin) {
        String baseUrl = members.requiredText("base_url");
        if (!baseUrl.isBlank()) {
            outbound.faultOf(baseUrl)
                    .ifPresent(fault -> members.fault("base_url", fault + " (expected: https and a public address)"));
        }
        return new ProviderDocument(
                origin.tenant(),
                origin.id(),
                members.requiredChoice("kind", KINDS),
                baseUrl,
                members.flag("active").orElse(true),
                members.flag("allow_unlisted").orElse(false),
                Owned.timeouts(members),
                region(members),
                members.flag("zero_retention").orElse(false),
                members.flag("trains_on_data").orElse(false),
                Owned.sharedWith(members, origin, Sharing.WITH_ALL));
    }

    /** A name that a policy compares: small letters, so that no two spellings differ. */
    private static @Nullable String region(Members members) {
        String region = members.text("region");
        if (region != null && !region.matches(REGION)) {
            members.fault("region", region + " (expected: like eu or us-east-1)");
        }
        return region;
    }

    @Override
    public void refer(ProviderDocument provider, References references) {
        references.sharedWith(provider.sharedWith());
    }

    @Override
    public void hide(ObjectNode copy) {
        Owned.showSharing(copy);
    }
}
