-- Tokens of sound and pictures, in buckets of their own. Lines that have none have nulls there, which take no room; all four stand
-- or none does.
ALTER TABLE usage.ledger
    ADD COLUMN audio_input_tokens bigint, ADD COLUMN image_input_tokens bigint,
    ADD COLUMN audio_output_tokens bigint, ADD COLUMN image_output_tokens bigint;
ALTER TABLE usage.hour_sum
    ADD COLUMN audio_input_tokens bigint NOT NULL DEFAULT 0, ADD COLUMN image_input_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN audio_output_tokens bigint NOT NULL DEFAULT 0, ADD COLUMN image_output_tokens bigint NOT NULL DEFAULT 0;
ALTER TABLE usage.day_sum
    ADD COLUMN audio_input_tokens bigint NOT NULL DEFAULT 0, ADD COLUMN image_input_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN audio_output_tokens bigint NOT NULL DEFAULT 0, ADD COLUMN image_output_tokens bigint NOT NULL DEFAULT 0;

-- With what all views add up.
CREATE OR REPLACE VIEW usage.ledger_corrected AS
    SELECT l.day, l.event_id, l.line, l.started_at, l.ended_at, l.node, l.tenant, l.app, l.cost_center, l.environment,
           l.endpoint, l.key_id, l.subject_type, l.request_kind, l.operation, l.source_service, l.workspace, l.stream,
           l.status, l.http_status, l.error_code, l.latency_ms, l.model, l.provider, l.credential, l.requests, l.errors,
           l.input_tokens, l.cached_tokens, l.cache_write_5m_tokens, l.cache_write_1h_tokens, l.output_tokens,
           l.reasoning_tokens,
           coalesce(c.cost_after, l.cost)::numeric(24, 12) AS cost,
           coalesce(c.price_version, l.price_version) AS price_version,
           l.estimated,
           coalesce(l.audio_input_tokens, 0) AS audio_input_tokens, coalesce(l.image_input_tokens, 0) AS image_input_tokens,
           coalesce(l.audio_output_tokens, 0) AS audio_output_tokens,
           coalesce(l.image_output_tokens, 0) AS image_output_tokens,
           l.input_tokens + l.cached_tokens + l.cache_write_5m_tokens + l.cache_write_1h_tokens
               + coalesce(l.audio_input_tokens + l.image_input_tokens, 0) AS prompt_tokens,
           l.output_tokens + l.reasoning_tokens + coalesce(l.audio_output_tokens + l.image_output_tokens, 0)
               AS completion_tokens
    FROM usage.ledger l LEFT JOIN (
        SELECT DISTINCT ON (day, event_id, line) day, event_id, line, cost_after, price_version
        FROM usage.correction ORDER BY day, event_id, line, seq DESC) c USING (day, event_id, line);

CREATE OR REPLACE VIEW usage.ledger_line AS
    SELECT * FROM usage.ledger_corrected WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW usage.hourly AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
           reasoning_tokens,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
               + image_input_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens AS completion_tokens,
           cost, unpriced, latency, audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens
    FROM usage.hour_sum WHERE tenant = current_setting('agumbe.tenant', true)
    UNION ALL
    SELECT hour, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, cost_change, unpriced_change, array_fill(0::bigint, ARRAY[64]), 0, 0, 0, 0
    FROM usage.correction_hour WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW usage.daily AS
    SELECT * FROM usage.hourly
    UNION ALL
    SELECT day::timestamp AT TIME ZONE 'UTC', tenant, app, endpoint, key_id, model, provider, operation, source_service,
           workspace, status, requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens,
           output_tokens, reasoning_tokens,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
               + image_input_tokens,
           output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens,
           cost, unpriced, latency, audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens
    FROM usage.day_sum WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW reporting.ledger AS
    SELECT day, event_id, line, started_at, ended_at, tenant, app, cost_center, environment, endpoint, key_id AS key,
           subject_type, request_kind, operation, source_service, workspace, stream, status, http_status, error_code,
           latency_ms, model, provider, credential, requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens,
           cache_write_1h_tokens, output_tokens, reasoning_tokens, cost AS cost_usd, price_version, estimated,
           audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens, prompt_tokens,
           completion_tokens
    FROM usage.ledger_corrected;

CREATE OR REPLACE VIEW reporting.hourly_usage AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
               + image_input_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens AS completion_tokens,
           cached_tokens, reasoning_tokens, cost AS cost_usd, unpriced AS unpriced_sales,
           audio_input_tokens + audio_output_tokens AS audio_tokens, image_input_tokens + image_output_tokens AS image_tokens
    FROM usage.hour_sum
    UNION ALL
    SELECT hour, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
           0, 0, 0, 0, 0, 0, cost_change, unpriced_change, 0, 0
    FROM usage.correction_hour;

CREATE OR REPLACE VIEW reporting.daily_usage AS
    SELECT day, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(prompt_tokens)::bigint AS prompt_tokens, sum(completion_tokens)::bigint AS completion_tokens,
           sum(cached_tokens)::bigint AS cached_tokens, sum(reasoning_tokens)::bigint AS reasoning_tokens,
           sum(cost_usd) AS cost_usd, sum(unpriced_sales)::bigint AS unpriced_sales,
           sum(audio_tokens)::bigint AS audio_tokens, sum(image_tokens)::bigint AS image_tokens
    FROM (
        SELECT (hour AT TIME ZONE 'UTC')::date AS day, tenant, app, endpoint, key, model, provider, operation,
               source_service, workspace, status, requests, errors, prompt_tokens, completion_tokens, cached_tokens,
               reasoning_tokens, cost_usd, unpriced_sales, audio_tokens, image_tokens
        FROM reporting.hourly_usage
        UNION ALL
        SELECT day, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status, requests,
               errors,
               input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
                   + image_input_tokens,
               output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens,
               cached_tokens, reasoning_tokens, cost, unpriced, audio_input_tokens + audio_output_tokens,
               image_input_tokens + image_output_tokens
        FROM usage.day_sum) AS sums
    GROUP BY day, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status;

CREATE OR REPLACE VIEW reporting.monthly_chargeback AS
    SELECT date_trunc('month', day)::date AS month, tenant, cost_center, environment, app, model, provider,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(prompt_tokens)::bigint AS prompt_tokens,
           sum(completion_tokens)::bigint AS completion_tokens,
           coalesce(sum(cost_usd), 0) AS cost_usd,
           count(*) FILTER (WHERE cost_usd IS NULL AND price_version IS NULL AND prompt_tokens + completion_tokens > 0)
               AS unpriced_sales
    FROM reporting.ledger
    GROUP BY 1, tenant, cost_center, environment, app, model, provider;
