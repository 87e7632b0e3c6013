package ai.agumbe.data.limit;

/**
 * The part of {@link Scripts} that is about purses. A purse has three places: a hash of sums, a sorted set of what running calls
 * hold by the time at which they let go, and a hash of what was spent in each second that the ledger may not have. What has been
 * spent is what the ledger is complete with, and what was spent since; at least what it has counted.
 */
final class PurseScripts {
    /** Redis counts with 64 bits; Lua compares with 53, which is exact below nine million dollars and to a millionth above. */
    static final String SUMS = """
            local function number(text)
              return tonumber(text or '0')
            end
            local function add(hash, name, text, sign)
              if text ~= '0' then redis.call('HINCRBY', hash, name, sign .. text) end
            end
            local function hold(hash, held, member, till)
              if redis.call('ZADD', held, till, member) == 1 then
                local usd, tok = string.match(member, ':(%d+):(%d+)$')
                add(hash, 'held_usd', usd, '')
                add(hash, 'held_tok', tok, '')
              end
            end
            local function release(hash, held, member)
              if redis.call('ZREM', held, member) == 1 then
                local usd, tok = string.match(member, ':(%d+):(%d+)$')
                add(hash, 'held_usd', usd, '-')
                add(hash, 'held_tok', tok, '-')
              end
            end
            """;

    /**
     * Each purse: its limits of money and tokens (nothing for none), what the call takes, the ledger's revision, the second
     * before which it is complete, with what, how much it is at least (of two that know the same of the ledger, who knows of more is
     * right); and how long to keep the places.
     */
    static final int TAKE_WIDTH = 11;

    static final String LEARN = """
            local function learn(hash, late, b)
              local was = redis.call('HMGET', hash, 'rev', 'at', 'base_usd', 'late_usd', 'floor_usd', 'floor_tok')
              local news = number(ARGV[b + 5]) - number(was[1])
              if was[1] and news <= 0 then
                if news == 0 and number(ARGV[b + 9]) > number(was[5]) then redis.call('HSET', hash, 'floor_usd', ARGV[b + 9]) end
                if news == 0 and number(ARGV[b + 10]) > number(was[6]) then redis.call('HSET', hash, 'floor_tok', ARGV[b + 10]) end
                return 0
              end
              redis.call('HSET', hash, 'rev', ARGV[b + 5], 'floor_usd', ARGV[b + 9], 'floor_tok', ARGV[b + 10])
              local complete = tonumber(ARGV[b + 6])
              if complete == 0 then return 0 end
              redis.call('HSET', hash, 'at', ARGV[b + 6], 'base_usd', ARGV[b + 7], 'base_tok', ARGV[b + 8])
              local seconds = redis.call('HGETALL', late)
              for j = 1, #seconds, 2 do
                if tonumber(string.sub(seconds[j], 2)) < complete then
                  local usd = string.sub(seconds[j], 1, 1) == 'u'
                  add(hash, usd and 'late_usd' or 'late_tok', seconds[j + 1], '-')
                  redis.call('HDEL', late, seconds[j])
                end
              end
              if not was[2] then return 0 end
              local now = number(ARGV[b + 7]) + number(redis.call('HGET', hash, 'late_usd'))
              return now - number(was[3]) - number(was[4])
            end
            """;

    static final String LOOK = """
            local purses = {}
            for p = 1, (#KEYS - limits) / 3 do
              local k, b = limits + 3 * p - 2, 4 + 3 * limits + 11 * (p - 1)
              local purse = {hash = KEYS[k], held = KEYS[k + 1], late = KEYS[k + 2], b = b}
              purse.drift = learn(purse.hash, purse.late, b)
              local over = redis.call('ZRANGEBYSCORE', purse.held, '-inf', now, 'LIMIT', 0, 100)
              for j = 1, #over do release(purse.hash, purse.held, over[j]) end
              local is = redis.call('HMGET', purse.hash, 'base_usd', 'late_usd', 'floor_usd', 'held_usd',
                'base_tok', 'late_tok', 'floor_tok', 'held_tok')
              purse.usd = math.max(number(is[1]) + number(is[2]), number(is[3]))
              purse.tok = math.max(number(is[5]) + number(is[6]), number(is[7]))
              purse.held_usd, purse.held_tok = math.max(0, number(is[4])), math.max(0, number(is[8]))
              local most_usd, most_tok = ARGV[b + 1], ARGV[b + 2]
              if poor == 0 and (most_usd ~= '' and purse.usd + purse.held_usd + number(ARGV[b + 3]) > tonumber(most_usd)
                  or most_tok ~= '' and purse.tok + purse.held_tok + number(ARGV[b + 4]) > tonumber(most_tok)) then
                poor = limits + p
              end
              purses[p] = purse
            end
            """;

    static final String TAKE = """
            for p = 1, #purses do
              local purse = purses[p]
              if refused == 0 and ARGV[2] ~= '' then
                local usd, tok = ARGV[purse.b + 3], ARGV[purse.b + 4]
                hold(purse.hash, purse.held, ARGV[2] .. ':' .. usd .. ':' .. tok, now + tonumber(ARGV[3]))
                purse.held_usd, purse.held_tok = purse.held_usd + tonumber(usd), purse.held_tok + tonumber(tok)
                for _, place in ipairs({purse.hash, purse.held, purse.late}) do
                  redis.call('PEXPIRE', place, ARGV[purse.b + 11])
                end
              end
              for _, sum in ipairs({purse.usd, purse.tok, purse.held_usd, purse.held_tok, purse.drift}) do
                reply[#reply + 1] = string.format('%.0f', sum)
              end
            end
            """;

    /** Each purse: what the call held of it, what it sold, the second in which it ended; and how long to keep the places. */
    static final int SETTLE_WIDTH = 6;

    /** Seconds by which the ledger falls far behind are told apart by minutes, each named by its last one. */
    static final String SETTLE = """
            for p = 1, (#KEYS - limits) / 3 do
              local k, b = limits + 3 * p - 2, 4 + 2 * limits + 6 * (p - 1)
              local hash, held, late = KEYS[k], KEYS[k + 1], KEYS[k + 2]
              release(hash, held, ARGV[2] .. ':' .. ARGV[b + 1] .. ':' .. ARGV[b + 2])
              local second = tonumber(ARGV[b + 5])
              if second >= number(redis.call('HGET', hash, 'at')) then
                if redis.call('HLEN', late) > 2000 then second = second - second % 60 + 59 end
                local name = string.format('%.0f', second)
                add(late, 'u' .. name, ARGV[b + 3], '')
                add(late, 't' .. name, ARGV[b + 4], '')
                add(hash, 'late_usd', ARGV[b + 3], '')
                add(hash, 'late_tok', ARGV[b + 4], '')
              end
              for _, place in ipairs({hash, held, late}) do redis.call('PEXPIRE', place, ARGV[b + 6]) end
            end
            """;

    /** Each purse: what the call holds of it. */
    static final String RENEW = """
            for p = 1, (#KEYS - limits) / 3 do
              local k, b = limits + 3 * p - 2, 4 + 2 * (p - 1)
              hold(KEYS[k], KEYS[k + 1], ARGV[2] .. ':' .. ARGV[b + 1] .. ':' .. ARGV[b + 2], now + tonumber(ARGV[3]))
            end
            """;

    private PurseScripts() {}
}
