-- What finance and its tools may read: views of all tenants in a schema of their own, for the role agumbe_reader and whoever is
-- granted it. They are an interface:
-- columns are added at their ends, never renamed.
CREATE SCHEMA reporting;

-- A log row that Postgres can take apart: callers may have put into it what it has no text for (NUL, half of a pair).
CREATE FUNCTION reporting.readable(log_row json) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN strpos(log_row::text, '\u') = 0 THEN log_row
           ELSE regexp_replace(log_row::text, '\\u(0000|[dD][89a-fA-F][0-9a-fA-F]{2})', '\\ufffd', 'g')::json END
$$;

CREATE VIEW reporting.gateway_logs AS
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
           r."estimatedCost"      AS cost_usd,
           r."parentRequestId"    AS parent_request_id,
           l.created_at
    FROM usage.request_log l CROSS JOIN LATERAL json_to_record(reporting.readable(l.request)) AS r(
        "latencyMs" bigint, "promptTokens" bigint, "completionTokens" bigint, "totalTokens" bigint, "cacheHit" boolean,
        "cachedTokens" bigint, "estimatedCost" numeric, "parentRequestId" text);

CREATE VIEW reporting.ledger AS
    SELECT day, event_id, line, started_at, ended_at, tenant, app, cost_center, environment, endpoint, key_id AS key,
           subject_type, request_kind, operation, source_service, workspace, stream, status, http_status, error_code,
           latency_ms, model, provider, credential, requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens,
           cache_write_1h_tokens, output_tokens, reasoning_tokens, cost AS cost_usd, price_version, estimated
    FROM usage.ledger;

CREATE VIEW reporting.hourly_usage AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens AS completion_tokens,
           cached_tokens, reasoning_tokens, cost AS cost_usd, unpriced AS unpriced_sales
    FROM usage.hour_sum;

CREATE VIEW reporting.daily_usage AS
    SELECT (hour AT TIME ZONE 'UTC')::date AS day, tenant, app, endpoint, key, model, provider, operation, source_service,
           workspace, status,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(prompt_tokens)::bigint AS prompt_tokens, sum(completion_tokens)::bigint AS completion_tokens,
           sum(cached_tokens)::bigint AS cached_tokens, sum(reasoning_tokens)::bigint AS reasoning_tokens,
           sum(cost_usd) AS cost_usd, sum(unpriced_sales)::bigint AS unpriced_sales
    FROM reporting.hourly_usage
    GROUP BY 1, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status;

-- By the cost centre that the app had when the call was made.
CREATE VIEW reporting.monthly_chargeback AS
    SELECT date_trunc('month', day)::date AS month, tenant, cost_center, environment, app, model, provider,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens)::bigint AS prompt_tokens,
           sum(output_tokens + reasoning_tokens)::bigint AS completion_tokens,
           coalesce(sum(cost_usd), 0) AS cost_usd,
           count(*) FILTER (WHERE cost_usd IS NULL AND price_version IS NULL
               AND input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens
                   + reasoning_tokens > 0) AS unpriced_sales
    FROM reporting.ledger
    GROUP BY 1, tenant, cost_center, environment, app, model, provider;

-- The role stands for the whole server, not for this database; whoever may not make roles has it made beforehand.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'agumbe_reader') THEN
        CREATE ROLE agumbe_reader NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE NOTICE 'role agumbe_reader is not made: this user may not make roles';
END $$;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'agumbe_reader') THEN
        GRANT USAGE ON SCHEMA reporting TO agumbe_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO agumbe_reader;
        ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO agumbe_reader;
    END IF;
END $$;
