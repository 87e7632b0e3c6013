package ai.agumbe.data.repeat;

import ai.agumbe.data.redis.Script;
import ai.agumbe.data.redis.SharedRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The entries in Redis: one hash per key, and one per tenant with the bytes that were kept in each hour of the last day. */
final class Entries {
    /** How many times its quota a tenant's entries may fill with mere marks before new keys are not taken any more. */
    private static final int MARKS = 2;

    /** What an entry takes beside its answer. */
    private static final int ENTRY_BYTES = 512;

    private static final String USED = """
            local hour = math.floor(tonumber(redis.call('TIME')[1]) / 3600)
            local function used()
              local sum = 0
              local hours = redis.call('HGETALL', KEYS[2])
              for i = 1, #hours, 2 do
                if tonumber(hours[i]) < hour - 24 then
                  redis.call('HDEL', KEYS[2], hours[i])
                else
                  sum = sum + tonumber(hours[i + 1])
                end
              end
              return sum
            end
            """;

    /** Arguments: print, owner, lease in ms, most bytes. */
    private static final Script CLAIM = Script.of(USED + """
            local entry = redis.call('HMGET', KEYS[1], 'print', 'state', 'answer')
            if not entry[1] then
              if used() >= tonumber(ARGV[4]) then return {'full'} end
              redis.call('HSET', KEYS[1], 'print', ARGV[1], 'state', 'running', 'owner', ARGV[2])
              redis.call('PEXPIRE', KEYS[1], ARGV[3])
              return {'claimed'}
            end
            if entry[1] ~= ARGV[1] then return {'other'} end
            if entry[2] == 'kept' then return {'kept', entry[3]} end
            return {entry[2]}
            """);

    /** Arguments: owner, lease in ms. */
    private static final Script RENEW = Script.of("""
            if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] and redis.call('HGET', KEYS[1], 'state') == 'running' then
              redis.call('PEXPIRE', KEYS[1], ARGV[2])
            end
            return {}
            """);

    /** Arguments: owner. */
    private static final Script RELEASE = Script.of("""
            if redis.call('HGET', KEYS[1], 'owner') == ARGV[1] and redis.call('HGET', KEYS[1], 'state') == 'running' then
              redis.call('DEL', KEYS[1])
            end
            return {}
            """);

    /** Arguments: print, owner, answer or nothing, bytes, ttl in ms, most bytes. Whoever lost its lease keeps nothing. */
    private static final Script KEEP = Script.of(USED + """
            local owner = redis.call('HGET', KEYS[1], 'owner')
            if owner and owner ~= ARGV[2] then return {'lost'} end
            local state, answer, size = 'kept', ARGV[3], tonumber(ARGV[4])
            if answer == '' or used() + size > tonumber(ARGV[6]) then
              state, answer, size = 'gone', '', tonumber(ARGV[4]) - #ARGV[3]
            end
            redis.call('HSET', KEYS[1], 'print', ARGV[1], 'owner', ARGV[2], 'state', state, 'answer', answer)
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            redis.call('HINCRBY', KEYS[2], hour, size)
            redis.call('EXPIRE', KEYS[2], 90000)
            return {state}
            """);

    private final SharedRedis redis;
    private final RepeatSettings settings;

    Entries(SharedRedis redis, RepeatSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    boolean canBeAsked() {
        return redis.isHere();
    }

    /** Empty when Redis does not say. */
    Optional<Entry> claim(RepeatKey key, String owner) {
        return redis.run(
                        CLAIM,
                        keys(key),
                        bytes(key.print()),
                        bytes(owner),
                        millis(settings.lease()),
                        number(MARKS * settings.quotaBytes()))
                .map(Entry::of);
    }

    void renew(RepeatKey key, String owner) {
        redis.tell(RENEW, keys(key), bytes(owner), millis(settings.lease()));
    }

    void release(RepeatKey key, String owner) {
        redis.tell(RELEASE, keys(key), bytes(owner));
    }

    /** Waits until Redis has it, so that whoever hears the answer can rely on hearing it again. */
    void keep(RepeatKey key, String owner, String sealed) {
        redis.run(KEEP, keys(key), kept(key, owner, sealed));
    }

    /** Remembers that there was an answer which cannot be had again. */
    void mark(RepeatKey key, String owner) {
        redis.tell(KEEP, keys(key), kept(key, owner, ""));
    }

    private byte[][] kept(RepeatKey key, String owner, String sealed) {
        return new byte[][] {
            bytes(key.print()),
            bytes(owner),
            bytes(sealed),
            number(sealed.length() + ENTRY_BYTES),
            millis(RepeatSettings.KEPT),
            number(settings.quotaBytes())
        };
    }

    private static List<String> keys(RepeatKey key) {
        return List.of(key.entry(), key.counter());
    }

    private static byte[] millis(Duration time) {
        return number(time.toMillis());
    }

    private static byte[] number(long number) {
        return bytes(Long.toString(number));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
