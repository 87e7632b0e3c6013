-- Calls to tools that providers run and sell by the call: an object of how many by name, null when there were none.
ALTER TABLE usage.ledger ADD COLUMN tool_calls jsonb;

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
               AS completion_tokens,
           l.tool_calls
    FROM usage.ledger l LEFT JOIN (
        SELECT DISTINCT ON (day, event_id, line) day, event_id, line, cost_after, price_version
        FROM usage.correction ORDER BY day, event_id, line, seq DESC) c USING (day, event_id, line);

CREATE OR REPLACE VIEW usage.ledger_line AS
    SELECT * FROM usage.ledger_corrected WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW reporting.ledger AS
    SELECT day, event_id, line, started_at, ended_at, tenant, app, cost_center, environment, endpoint, key_id AS key,
           subject_type, request_kind, operation, source_service, workspace, stream, status, http_status, error_code,
           latency_ms, model, provider, credential, requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens,
           cache_write_1h_tokens, output_tokens, reasoning_tokens, cost AS cost_usd, price_version, estimated,
           audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens, prompt_tokens,
           completion_tokens, tool_calls
    FROM usage.ledger_corrected;

-- A sale with tools has no cost when one of them has no price, although its price has a name.
CREATE OR REPLACE VIEW reporting.monthly_chargeback AS
    SELECT date_trunc('month', day)::date AS month, tenant, cost_center, environment, app, model, provider,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(prompt_tokens)::bigint AS prompt_tokens,
           sum(completion_tokens)::bigint AS completion_tokens,
           coalesce(sum(cost_usd), 0) AS cost_usd,
           count(*) FILTER (WHERE cost_usd IS NULL AND (tool_calls IS NOT NULL
               OR (price_version IS NULL AND prompt_tokens + completion_tokens > 0))) AS unpriced_sales
    FROM reporting.ledger
    GROUP BY 1, tenant, cost_center, environment, app, model, provider;
