package ai.agumbe.control.audit;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;

/** Which changes are asked for, read from a request's parameters. */
final class AuditFilter {
    private AuditFilter() {}

    /** A tenant's changes are those of all it owns, and of itself. */
    static Conditions of(Parameters parameters) throws BadParameter {
        Conditions conditions = new Conditions();
        parameters
                .text("tenant")
                .ifPresent(tenant ->
                        conditions.and("(tenant = ? or (kind = 'tenant' and tenant = '' and id = ?))", tenant, tenant));
        parameters.text("kind").ifPresent(kind -> conditions.and("kind = ?", kind));
        parameters.text("id").ifPresent(id -> conditions.and("id = ?", id));
        parameters.text("actor").ifPresent(actor -> conditions.and("actor = ?", actor));
        parameters.time("from").ifPresent(time -> conditions.and("at >= ?", time));
        parameters.time("to").ifPresent(time -> conditions.and("at < ?", time));
        return conditions;
    }
}
