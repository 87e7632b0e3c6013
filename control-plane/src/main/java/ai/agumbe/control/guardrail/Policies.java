package ai.agumbe.control.guardrail;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Revision;
import ai.agumbe.control.document.Revisions;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.guard.Cascade;
import ai.agumbe.model.guard.Policy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The policies of apps as they are read: an app for which none was written has the default one, of version 0. */
@Singleton
public final class Policies {
    private final Documents documents;
    private final Revisions revisions;
    private final GuardrailShape shape;

    Policies(Documents documents, Revisions revisions, GuardrailShape shape) {
        this.documents = documents;
        this.revisions = revisions;
        this.shape = shape;
    }

    public boolean hasApp(String tenant, String app) {
        return documents.find(ConfigKey.of(ConfigKind.APP, tenant, app)).isPresent();
    }

    /** As operators see it. */
    ObjectNode shown(String tenant, String app) {
        ObjectNode shown = find(tenant, app).orElseGet(() -> unwritten(tenant, app));
        shape.hide(shown);
        return shown;
    }

    /** As it is written for all apps of a tenant, or with no tenant for all of the platform. */
    ObjectNode shownForAll(String tenant) {
        return shown(tenant, GuardrailDocument.ALL_APPS);
    }

    /** As callers see it: what holds in the end. */
    ObjectNode told(String tenant, String app) {
        ConfigKey key = shape.key(tenant, app);
        String author = revisions
                .newest(
                        new Conditions().and("kind = ? and tenant = ? and id = ?", key.kind(), key.tenant(), key.id()),
                        1)
                .stream()
                .findFirst()
                .map(Revision::actor)
                .orElse(null);
        return told(find(tenant, app).orElseGet(() -> unwritten(tenant, app)), author);
    }

    /** The policy that was just written, as its writer is told. */
    ObjectNode written(ObjectNode body, String author) {
        return told(body, author);
    }

    private ObjectNode told(ObjectNode shown, @Nullable String author) {
        ObjectNode reply = Json.object();
        ObjectNode data = reply.putObject("data");
        data.set("app_id", shown.get("id"));
        data.set(GuardrailShape.SETTINGS, GuardrailSettings.filled(inTheEnd(shown)));
        boolean unwritten = shown.get("version").intValue() == 0;
        data.put("is_default", unwritten);
        data.set("version", shown.get("version"));
        data.set("updated_at", shown.get("updated_at"));
        data.put("updated_by", unwritten ? null : author);
        return reply;
    }

    private Policy inTheEnd(ObjectNode own) {
        return joined(own.get("tenant").textValue(), part(own));
    }

    /** What would hold for an app in the end with these settings in place of its own; with none of them, what holds now. */
    public Policy tried(String tenant, String app, @Nullable Map<String, Object> settings) {
        return settings == null
                ? inTheEnd(find(tenant, app).orElseGet(() -> unwritten(tenant, app)))
                : joined(tenant, new Cascade.Part(settings, List.of()));
    }

    /** The platform's policy and the tenant's hold for an app too. */
    private Policy joined(String tenant, Cascade.Part own) {
        List<Cascade.Part> parts = new ArrayList<>();
        for (String level : List.of("", tenant)) {
            find(level, GuardrailDocument.ALL_APPS).ifPresent(above -> parts.add(part(above)));
        }
        parts.add(own);
        return Cascade.of(parts).policy();
    }

    private static Cascade.Part part(ObjectNode body) {
        return Cascade.Part.of(Json.as(GuardrailDocument.class, body));
    }

    private Optional<ObjectNode> find(String tenant, String app) {
        return documents.find(shape.key(tenant, app)).map(Stored::body).map(ObjectNode::deepCopy);
    }

    private static ObjectNode unwritten(String tenant, String app) {
        ObjectNode policy = Json.object().put("tenant", tenant).put("id", app);
        policy.putObject(GuardrailShape.SETTINGS);
        policy.putArray(GuardrailShape.LOCKED);
        return policy.put("version", 0).putNull("created_at").putNull("updated_at");
    }
}
