package ai.agumbe.control;

import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.payload.Payload;
import ai.agumbe.model.secret.DataKey;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import java.util.Base64;
import java.util.UUID;

/** What was said in a call, sealed as a data plane seals it. */
final class SealedPayload {
    private static final KeyEncryptionKeys KEYS =
            KeyEncryptionKeys.parse("k1:" + Base64.getEncoder().encodeToString(new byte[32]));

    private SealedPayload() {}

    /** @param event of the call that it is sealed for */
    static byte[] of(ControlPlane plane, String tenant, UUID event, Payload payload) {
        return firstKey(plane, tenant).seal(payload.bytes(), Payload.context(tenant, event));
    }

    private static DataKey firstKey(ControlPlane plane, String tenant) {
        String from = " from (select body -> 'sealed' as s from control.document where kind = 'data_key' and tenant = '"
                + tenant + "') kept";
        SealedSecret sealed = new SealedSecret(
                plane.query("select s ->> 'key_id'" + from),
                plane.query("select s ->> 'wrapped_key'" + from),
                plane.query("select s ->> 'ciphertext'" + from));
        return DataKey.open(KEYS, sealed, DataKeyDocument.context(tenant, 1));
    }
}
