-- What re-rating changed of a line's cost: entries beside the ledger, which itself is never edited. The last entry of a line is
-- what it costs.
CREATE TABLE usage.correction (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rerating      text            NOT NULL,
    day           date            NOT NULL,
    event_id      uuid            NOT NULL,
    line          smallint        NOT NULL,
    tenant        text            NOT NULL,
    cost_before   numeric(24, 12),
    cost_after    numeric(24, 12) NOT NULL,
    price_version text            NOT NULL,
    at            timestamptz     NOT NULL DEFAULT now()
);
CREATE INDEX correction_of_line ON usage.correction (day, event_id, line);
CREATE INDEX correction_of_rerating ON usage.correction (rerating, tenant);

-- The same entries by the groups of the hours, so that sums are right without reading lines.
CREATE TABLE usage.correction_hour (
    rerating        text            NOT NULL,
    hour            timestamptz     NOT NULL,
    tenant          text            NOT NULL,
    app             text            NOT NULL,
    endpoint        text            NOT NULL,
    key_id          text            NOT NULL,
    model           text            NOT NULL,
    provider        text            NOT NULL,
    operation       text            NOT NULL,
    source_service  text            NOT NULL,
    workspace       text            NOT NULL,
    status          text            NOT NULL,
    lines           bigint          NOT NULL,
    cost_change     numeric(38, 12) NOT NULL,
    unpriced_change bigint          NOT NULL
);
CREATE INDEX correction_hour_by_tenant ON usage.correction_hour (tenant, hour);
CREATE INDEX correction_hour_unpriced ON usage.correction_hour (hour) WHERE unpriced_change <> 0;

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON usage.correction
    FOR EACH STATEMENT EXECUTE FUNCTION usage.refuse_rewriting();
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON usage.correction_hour
    FOR EACH STATEMENT EXECUTE FUNCTION usage.refuse_rewriting();

-- Lines of all tenants at what they cost now.
CREATE VIEW usage.ledger_corrected AS
    SELECT l.day, l.event_id, l.line, l.started_at, l.ended_at, l.node, l.tenant, l.app, l.cost_center, l.environment,
           l.endpoint, l.key_id, l.subject_type, l.request_kind, l.operation, l.source_service, l.workspace, l.stream,
           l.status, l.http_status, l.error_code, l.latency_ms, l.model, l.provider, l.credential, l.requests, l.errors,
           l.input_tokens, l.cached_tokens, l.cache_write_5m_tokens, l.cache_write_1h_tokens, l.output_tokens,
           l.reasoning_tokens,
           coalesce(c.cost_after, l.cost)::numeric(24, 12) AS cost,
           coalesce(c.price_version, l.price_version) AS price_version,
           l.estimated
    FROM usage.ledger l LEFT JOIN (
        SELECT DISTINCT ON (day, event_id, line) day, event_id, line, cost_after, price_version
        FROM usage.correction ORDER BY day, event_id, line, seq DESC) c USING (day, event_id, line);

CREATE OR REPLACE VIEW usage.ledger_line AS
    SELECT * FROM usage.ledger_corrected WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW usage.hourly AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
           reasoning_tokens,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens AS completion_tokens,
           cost, unpriced, latency
    FROM usage.hour_sum WHERE tenant = current_setting('agumbe.tenant', true)
    UNION ALL
    SELECT hour, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, cost_change, unpriced_change, array_fill(0::bigint, ARRAY[64])
    FROM usage.correction_hour WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW usage.unpriced_hour AS
    SELECT hour, tenant, provider, model, unpriced AS sales FROM usage.hour_sum WHERE unpriced > 0
    UNION ALL
    SELECT hour, tenant, provider, model, unpriced_change FROM usage.correction_hour WHERE unpriced_change <> 0;

CREATE OR REPLACE VIEW reporting.gateway_logs AS
    SELECT l.request_id,
           l.tenant               AS project,
           l.app,
           l.endpoint,
           l.key_id               AS token,
           l.provider             AS provider_key,
           l.upstream_model       AS provider_model,
           CASE l.status WHEN 'success' THEN 'ok' ELSE l.status END AS status,
           r."latencyMs"          AS latency_ms,
           r."promptTokens"       AS prompt_tokens,
           r."completionTokens"   AS completion_tokens,
           r."totalTokens"        AS total_tokens,
           l.error_code           AS error_message,
           NULL::text             AS request_body,
           NULL::text             AS response_body,
           l.routing_decision,
           r."cacheHit"           AS cache_hit,
           r."cachedTokens"       AS cached_tokens,
           CASE WHEN c.change IS NULL THEN r."estimatedCost" ELSE coalesce(r."estimatedCost", 0) + c.change END AS cost_usd,
           r."parentRequestId"    AS parent_request_id,
           l.created_at
    FROM usage.request_log l CROSS JOIN LATERAL json_to_record(reporting.readable(l.request)) AS r(
        "latencyMs" bigint, "promptTokens" bigint, "completionTokens" bigint, "totalTokens" bigint, "cacheHit" boolean,
        "cachedTokens" bigint, "estimatedCost" numeric, "parentRequestId" text)
    LEFT JOIN (
        SELECT day, event_id, sum(cost_after - coalesce(cost_before, 0)) AS change
        FROM usage.correction GROUP BY day, event_id) c ON c.day = l.day AND c.event_id = l.event_id;

CREATE OR REPLACE VIEW reporting.ledger AS
    SELECT day, event_id, line, started_at, ended_at, tenant, app, cost_center, environment, endpoint, key_id AS key,
           subject_type, request_kind, operation, source_service, workspace, stream, status, http_status, error_code,
           latency_ms, model, provider, credential, requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens,
           cache_write_1h_tokens, output_tokens, reasoning_tokens, cost AS cost_usd, price_version, estimated
    FROM usage.ledger_corrected;

CREATE OR REPLACE VIEW reporting.hourly_usage AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens AS completion_tokens,
           cached_tokens, reasoning_tokens, cost AS cost_usd, unpriced AS unpriced_sales
    FROM usage.hour_sum
    UNION ALL
    SELECT hour, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
           0, 0, 0, 0, 0, 0, cost_change, unpriced_change
    FROM usage.correction_hour;

CREATE VIEW reporting.corrections AS
    SELECT seq, rerating, day, event_id, line, tenant, cost_before AS cost_before_usd, cost_after AS cost_after_usd,
           price_version, at
    FROM usage.correction;
