package ai.agumbe.model.config;

import ai.agumbe.model.secret.SealedSecret;

/**
 * The data key of a tenant, under which payloads of its calls are kept.
 *
 * @param number which of the tenant's keys it is: those before it are gone, and with them all that they had sealed
 */
public record DataKeyDocument(String tenant, int number, SealedSecret sealed) {
    /** Every tenant has one at most. */
    public static final String ID = "data-key";

    /** What it is sealed as; no other secret of a tenant can stand in its place. */
    public static String context(String tenant, int number) {
        return tenant + "/" + ID + "/" + number;
    }

    public String context() {
        return context(tenant, number);
    }
}
