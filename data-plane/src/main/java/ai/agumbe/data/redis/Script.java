package ai.agumbe.data.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Lua that Redis runs as one step; it must return an array of bulk strings.
 *
 * @param sha1 by which Redis knows a script that it ran before
 */
public record Script(String lua, String sha1) {
    public static Script of(String lua) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(lua.getBytes(StandardCharsets.UTF_8));
            return new Script(lua, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-1: this JDK lacks it", impossible);
        }
    }
}
