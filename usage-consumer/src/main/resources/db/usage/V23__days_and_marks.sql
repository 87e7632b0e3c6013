-- What the other columns of a line do not say: which of its client-made names are counted as "~other" (1 operation, 2 source
-- service, 4 workspace), and that it was sold without a price (8). With them the sums can be made again from the lines.
ALTER TABLE usage.ledger ADD COLUMN marks smallint NOT NULL DEFAULT 0;
UPDATE usage.ledger SET marks = 8 WHERE cost IS NULL AND provider IS NOT NULL AND price_version IS NULL
    AND input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens + reasoning_tokens > 0;

CREATE AGGREGATE usage.sum_latency(bigint[]) (SFUNC = usage.add_latency, STYPE = bigint[], PARALLEL = SAFE);

-- Sums of days whose hours are gone, kept for good; corrections are in them. A day may have a group more than once.
CREATE TABLE usage.day_sum (
    day                   date            NOT NULL,
    tenant                text            NOT NULL,
    app                   text            NOT NULL,
    endpoint              text            NOT NULL,
    key_id                text            NOT NULL,
    model                 text            NOT NULL,
    provider              text            NOT NULL,
    operation             text            NOT NULL,
    source_service        text            NOT NULL,
    workspace             text            NOT NULL,
    status                text            NOT NULL,
    requests              bigint          NOT NULL,
    errors                bigint          NOT NULL,
    input_tokens          bigint          NOT NULL,
    cached_tokens         bigint          NOT NULL,
    cache_write_5m_tokens bigint          NOT NULL,
    cache_write_1h_tokens bigint          NOT NULL,
    output_tokens         bigint          NOT NULL,
    reasoning_tokens      bigint          NOT NULL,
    cost                  numeric(38, 12) NOT NULL,
    unpriced              bigint          NOT NULL,
    latency               bigint[]        NOT NULL
);
CREATE INDEX day_sum_by_tenant ON usage.day_sum (tenant, day);
CREATE INDEX day_sum_unpriced ON usage.day_sum (day) WHERE unpriced <> 0;

-- Hours, and before them days that begin at their first hour: for sums by the day, or of a whole period.
CREATE VIEW usage.daily AS
    SELECT * FROM usage.hourly
    UNION ALL
    SELECT day::timestamp AT TIME ZONE 'UTC', tenant, app, endpoint, key_id, model, provider, operation, source_service,
           workspace, status, requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens,
           output_tokens, reasoning_tokens,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens, output_tokens + reasoning_tokens,
           cost, unpriced, latency
    FROM usage.day_sum WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW usage.unpriced_hour AS
    SELECT hour, tenant, provider, model, unpriced AS sales FROM usage.hour_sum WHERE unpriced > 0
    UNION ALL
    SELECT hour, tenant, provider, model, unpriced_change FROM usage.correction_hour WHERE unpriced_change <> 0
    UNION ALL
    SELECT day::timestamp AT TIME ZONE 'UTC', tenant, provider, model, unpriced FROM usage.day_sum WHERE unpriced <> 0;

CREATE OR REPLACE VIEW reporting.daily_usage AS
    SELECT day, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(prompt_tokens)::bigint AS prompt_tokens, sum(completion_tokens)::bigint AS completion_tokens,
           sum(cached_tokens)::bigint AS cached_tokens, sum(reasoning_tokens)::bigint AS reasoning_tokens,
           sum(cost_usd) AS cost_usd, sum(unpriced_sales)::bigint AS unpriced_sales
    FROM (
        SELECT (hour AT TIME ZONE 'UTC')::date AS day, tenant, app, endpoint, key, model, provider, operation,
               source_service, workspace, status, requests, errors, prompt_tokens, completion_tokens, cached_tokens,
               reasoning_tokens, cost_usd, unpriced_sales
        FROM reporting.hourly_usage
        UNION ALL
        SELECT day, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status, requests,
               errors, input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens,
               output_tokens + reasoning_tokens, cached_tokens, reasoning_tokens, cost, unpriced
        FROM usage.day_sum) AS sums
    GROUP BY day, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status;

-- Corrections by the groups under which their lines are counted.
CREATE VIEW usage.correction_sum AS
    SELECT c.rerating, c.day, date_trunc('hour', l.started_at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS hour, l.tenant, l.app,
           coalesce(l.endpoint, '') AS endpoint, coalesce(l.key_id, '') AS key_id, coalesce(l.model, '') AS model,
           coalesce(l.provider, '') AS provider,
           CASE WHEN l.marks & 1 <> 0 THEN '~other' ELSE coalesce(l.operation, '') END AS operation,
           CASE WHEN l.marks & 2 <> 0 THEN '~other' ELSE coalesce(l.source_service, '') END AS source_service,
           CASE WHEN l.marks & 4 <> 0 THEN '~other' ELSE coalesce(l.workspace, '') END AS workspace,
           l.status, count(*) AS lines, sum(c.cost_after - coalesce(c.cost_before, 0)) AS cost_change,
           -count(*) FILTER (WHERE c.cost_before IS NULL) AS unpriced_change
    FROM usage.correction c JOIN usage.ledger l USING (day, event_id, line)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13;
