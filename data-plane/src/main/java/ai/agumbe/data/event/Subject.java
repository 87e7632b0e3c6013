package ai.agumbe.data.event;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf an exchange ran.
 *
 * @param environment the app's
 * @param type {@code app} for keys, {@code session} for people
 */
public record Subject(
        String tenant,
        String app,
        @Nullable String costCenter,
        @Nullable String environment,
        @Nullable String keyId,
        @Nullable String userId,
        String type) {}
