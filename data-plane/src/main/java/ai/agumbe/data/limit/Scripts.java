package ai.agumbe.data.limit;

import ai.agumbe.data.redis.Script;

/**
 * What Redis does in one step. A window is a packed list of times and counts, as {@link SlidingWindow} keeps it; leases are a
 * sorted set of calls by the time at which they end; purses are told of by {@link PurseScripts}. Every script is told the time
 * in milliseconds, or 0 for Redis' own; the call; something of its own; and how many of its places are limits: the rest are
 * those of purses, three each.
 */
final class Scripts {
    private static final String NOW = """
            local now = tonumber(ARGV[1])
            if now == 0 then
              local time = redis.call('TIME')
              now = time[1] * 1000 + math.floor(time[2] / 1000)
            end
            """;

    private static final String LIMITS = """
            local limits = tonumber(ARGV[4])
            """;

    private static final String ENTRIES = """
            local function entries(key)
              local raw = redis.call('GET', key)
              return raw and cmsgpack.unpack(raw) or {}
            end
            local function keep(key, list, window)
              redis.call('SET', key, cmsgpack.pack(list), 'PX', window + 1000)
            end
            """;

    /**
     * Without a call a mere look; its own is the lease in ms. Each limit: its window in ms (0 for leases), its limit, and what
     * the call takes. Returns who refuses (0 for nobody), how long, the time; then of each limit what is used and when it is
     * free, and of each purse what was spent and is held, and by how much the ledger corrected it. What waiting does not help
     * refuses before what it does.
     */
    static final Script TAKE = Script.of(NOW + LIMITS + ENTRIES + PurseScripts.SUMS + PurseScripts.LEARN + """
            local held, refused, longest, poor = {}, 0, -1, 0
            for i = 1, limits do
              local window, limit, cost = tonumber(ARGV[3 * i + 2]), tonumber(ARGV[3 * i + 3]), tonumber(ARGV[3 * i + 4])
              local used, list, wait = 0, {}, -1
              if window == 0 then
                redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', now)
                used = redis.call('ZCARD', KEYS[i])
                if used + cost > limit then wait = 1000 end
              else
                local all = entries(KEYS[i])
                for j = 1, #all, 2 do
                  if all[j] + window > now then
                    list[#list + 1] = all[j]
                    list[#list + 1] = all[j + 1]
                    used = used + all[j + 1]
                  end
                end
                if used + cost > limit then
                  wait = window
                  local left = used
                  for j = 1, #list, 2 do
                    left = left - list[j + 1]
                    if left + cost <= limit then
                      wait = list[j] + window - now
                      break
                    end
                  end
                end
              end
              if wait > longest then refused, longest = i, wait end
              held[i] = {window = window, cost = cost, used = used, list = list}
            end
            """
            + PurseScripts.LOOK + """
            if poor > 0 then refused, longest = poor, 0 end
            local reply = {string.format('%.0f', refused), string.format('%.0f', math.max(0, longest)), string.format('%.0f', now)}
            for i = 1, limits do
              local each, last = held[i], #held[i].list - 1
              if refused == 0 and ARGV[2] ~= '' then
                each.used = each.used + each.cost
                if each.window == 0 then
                  redis.call('ZADD', KEYS[i], now + tonumber(ARGV[3]), ARGV[2])
                  redis.call('PEXPIRE', KEYS[i], ARGV[3])
                else
                  local part = each.window / 60
                  if last < 1 or math.floor(each.list[last] / part) < math.floor(now / part) then
                    last = #each.list + 1
                    each.list[last] = now
                    each.list[last + 1] = 0
                  end
                  each.list[last] = math.max(each.list[last], now)
                  each.list[last + 1] = each.list[last + 1] + each.cost
                  keep(KEYS[i], each.list, each.window)
                end
              end
              reply[#reply + 1] = string.format('%.0f', each.used)
              reply[#reply + 1] = string.format('%.0f', last < 1 and 0 or math.max(0, each.list[last] + each.window - now))
            end
            """ + PurseScripts.TAKE + """
            return reply
            """);

    /** Its own is when the call was let in. Each limit: its window in ms (0 for leases), and by how much it was wrong. */
    static final Script SETTLE = Script.of(LIMITS + ENTRIES + PurseScripts.SUMS + """
            for i = 1, limits do
              local window, at, difference = tonumber(ARGV[2 * i + 3]), tonumber(ARGV[3]), tonumber(ARGV[2 * i + 4])
              if window == 0 then
                redis.call('ZREM', KEYS[i], ARGV[2])
              else
                local list, part = entries(KEYS[i]), window / 60
                for j = #list - 1, 1, -2 do
                  if math.floor(list[j] / part) == math.floor(at / part) then
                    list[j + 1] = math.max(0, list[j + 1] + difference)
                    keep(KEYS[i], list, window)
                    break
                  end
                end
              end
            end
            """ + PurseScripts.SETTLE + """
            return {}
            """);

    /** Its own is the lease in ms. What Redis has lost is there again. */
    static final Script RENEW = Script.of(NOW + LIMITS + PurseScripts.SUMS + """
            for i = 1, limits do
              redis.call('ZADD', KEYS[i], now + tonumber(ARGV[3]), ARGV[2])
              redis.call('PEXPIRE', KEYS[i], ARGV[3])
            end
            """ + PurseScripts.RENEW + """
            return {}
            """);

    private Scripts() {}
}
