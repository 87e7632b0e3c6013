-- How often tools of providers were called, all together; which they were, the lines say.
ALTER TABLE usage.hour_sum ADD COLUMN tool_calls bigint NOT NULL DEFAULT 0;
ALTER TABLE usage.day_sum ADD COLUMN tool_calls bigint NOT NULL DEFAULT 0;

CREATE OR REPLACE VIEW usage.hourly AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
           reasoning_tokens,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
               + image_input_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens AS completion_tokens,
           cost, unpriced, latency, audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens,
           tool_calls
    FROM usage.hour_sum WHERE tenant = current_setting('agumbe.tenant', true)
    UNION ALL
    SELECT hour, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, cost_change, unpriced_change, array_fill(0::bigint, ARRAY[64]), 0, 0, 0, 0, 0
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
           cost, unpriced, latency, audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens,
           tool_calls
    FROM usage.day_sum WHERE tenant = current_setting('agumbe.tenant', true);

CREATE OR REPLACE VIEW reporting.hourly_usage AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
               + image_input_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens AS completion_tokens,
           cached_tokens, reasoning_tokens, cost AS cost_usd, unpriced AS unpriced_sales,
           audio_input_tokens + audio_output_tokens AS audio_tokens, image_input_tokens + image_output_tokens AS image_tokens,
           tool_calls
    FROM usage.hour_sum
    UNION ALL
    SELECT hour, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
           0, 0, 0, 0, 0, 0, cost_change, unpriced_change, 0, 0, 0
    FROM usage.correction_hour;

CREATE OR REPLACE VIEW reporting.daily_usage AS
    SELECT day, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status,
           sum(requests)::bigint AS requests, sum(errors)::bigint AS errors,
           sum(prompt_tokens)::bigint AS prompt_tokens, sum(completion_tokens)::bigint AS completion_tokens,
           sum(cached_tokens)::bigint AS cached_tokens, sum(reasoning_tokens)::bigint AS reasoning_tokens,
           sum(cost_usd) AS cost_usd, sum(unpriced_sales)::bigint AS unpriced_sales,
           sum(audio_tokens)::bigint AS audio_tokens, sum(image_tokens)::bigint AS image_tokens,
           sum(tool_calls)::bigint AS tool_calls
    FROM (
        SELECT (hour AT TIME ZONE 'UTC')::date AS day, tenant, app, endpoint, key, model, provider, operation,
               source_service, workspace, status, requests, errors, prompt_tokens, completion_tokens, cached_tokens,
               reasoning_tokens, cost_usd, unpriced_sales, audio_tokens, image_tokens, tool_calls
        FROM reporting.hourly_usage
        UNION ALL
        SELECT day, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status, requests,
               errors,
               input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens + audio_input_tokens
                   + image_input_tokens,
               output_tokens + reasoning_tokens + audio_output_tokens + image_output_tokens,
               cached_tokens, reasoning_tokens, cost, unpriced, audio_input_tokens + audio_output_tokens,
               image_input_tokens + image_output_tokens, tool_calls
        FROM usage.day_sum) AS sums
    GROUP BY day, tenant, app, endpoint, key, model, provider, operation, source_service, workspace, status;
