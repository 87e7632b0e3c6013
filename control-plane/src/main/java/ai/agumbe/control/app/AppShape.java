package ai.agumbe.control.app;

import ai.agumbe.control.document.Draft;
import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.payload.DataKeys;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.PayloadSetting;
import ai.agumbe.model.config.TenantDocument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Apps: readable id in the tenant, global uuid for ever. */
@Singleton
final class AppShape implements Shape<AppDocument> {
    private static final List<String> ENVIRONMENTS = List.of("prod", "dev", "staging");

    private final DataKeys dataKeys;

    AppShape(DataKeys dataKeys) {
        this.dataKeys = dataKeys;
    }

    @Override
    public ConfigKind kind() {
        return ConfigKind.APP;
    }

    @Override
    public Class<AppDocument> type() {
        return AppDocument.class;
    }

    @Override
    public AppDocument read(Members members, Origin origin) {
        String uuid = origin.before()
                .map(stored -> stored.as(AppDocument.class).uuid())
                .orElseGet(() -> UUID.randomUUID().toString());
        members.same("uuid", uuid);
        return new AppDocument(
                origin.key().tenant(),
                origin.id(),
                uuid,
                members.requiredText("name"),
                members.choice("environment", ENVIRONMENTS),
                members.flag("active").orElse(true),
                members.text("owner"),
                members.text("cost_center"),
                members.textsByName("labels"),
                members.text("purpose"),
                members.text("consumers"),
                Objects.requireNonNullElse(members.texts("expected_models"), List.of()),
                members.text("data_classification"),
                members.text("error_contact"),
                members.choice("payloads", PayloadSetting.NAMES));
    }

    /** Payloads as they were: the platform says whose apps may keep them. */
    @Override
    public void refer(AppDocument app, References references) {
        if (PayloadSetting.of(app.payloads()) == PayloadSetting.RAW
                && !references
                        .owner(TenantDocument.class)
                        .map(TenantDocument::rawPayloads)
                        .orElse(false)) {
            references.fault("payloads", "is raw, for which the tenant needs raw_payloads (expected: off or redacted)");
        }
    }

    @Override
    public void saved(AppDocument app, Draft draft) {
        if (PayloadSetting.of(app.payloads()) != PayloadSetting.OFF) {
            dataKeys.provide(app.tenant(), draft);
        }
    }

    @Override
    public void deleting(AppDocument app, Draft draft) {
        if (app.id().equals(AppDocument.DEFAULT_ID)) {
            throw Problem.of(Reason.IN_USE, "app default cannot be deleted: every tenant has it");
        }
        draft.deleteIfThere(ConfigKey.of(ConfigKind.GUARDRAIL, app.tenant(), app.id()));
    }
}
