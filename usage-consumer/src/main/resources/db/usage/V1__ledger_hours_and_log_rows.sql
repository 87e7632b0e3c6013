-- How far each partition of each topic is counted. It moves in the transaction that counts.
CREATE TABLE usage.position (
    topic       text        NOT NULL,
    part        integer     NOT NULL,
    cluster_id  text        NOT NULL,
    topic_id    text        NOT NULL,
    next_offset bigint      NOT NULL,
    moved_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, part)
) WITH (fillfactor = 50);

-- One line per sale, or one empty line when nothing was sold. The exchange itself (requests, errors) is on its last line.
CREATE TABLE usage.ledger (
    day                   date        NOT NULL,
    event_id              uuid        NOT NULL,
    line                  smallint    NOT NULL,
    started_at            timestamptz NOT NULL,
    ended_at              timestamptz NOT NULL,
    node                  text        NOT NULL,
    tenant                text        NOT NULL,
    app                   text        NOT NULL,
    cost_center           text,
    environment           text,
    endpoint              text,
    key_id                text,
    subject_type          text        NOT NULL,
    request_kind          text        NOT NULL,
    operation             text,
    source_service        text,
    workspace             text,
    stream                boolean     NOT NULL,
    status                text        NOT NULL,
    http_status           integer     NOT NULL,
    error_code            text,
    latency_ms            bigint      NOT NULL,
    model                 text,
    provider              text,
    credential            text,
    requests              integer     NOT NULL,
    errors                integer     NOT NULL,
    input_tokens          bigint      NOT NULL,
    cached_tokens         bigint      NOT NULL,
    cache_write_5m_tokens bigint      NOT NULL,
    cache_write_1h_tokens bigint      NOT NULL,
    output_tokens         bigint      NOT NULL,
    reasoning_tokens      bigint      NOT NULL,
    cost                  numeric(24, 12),
    price_version         text,
    estimated             boolean     NOT NULL,
    PRIMARY KEY (day, event_id, line)
) PARTITION BY RANGE (day);

-- Sums of the ledger by UTC hour. A dimension that an exchange lacks is ''. group_id is a hash of the dimensions.
CREATE TABLE usage.hour_sum (
    hour                  timestamptz     NOT NULL,
    group_id              uuid            NOT NULL,
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
    latency               bigint[]        NOT NULL,
    PRIMARY KEY (hour, group_id)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX hour_sum_by_tenant ON usage.hour_sum (tenant, hour);

CREATE FUNCTION usage.add_latency(a bigint[], b bigint[]) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT ARRAY[
        a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5], a[6] + b[6], a[7] + b[7], a[8] + b[8],
        a[9] + b[9], a[10] + b[10], a[11] + b[11], a[12] + b[12], a[13] + b[13], a[14] + b[14], a[15] + b[15], a[16] + b[16],
        a[17] + b[17], a[18] + b[18], a[19] + b[19], a[20] + b[20], a[21] + b[21], a[22] + b[22], a[23] + b[23], a[24] + b[24],
        a[25] + b[25], a[26] + b[26], a[27] + b[27], a[28] + b[28], a[29] + b[29], a[30] + b[30], a[31] + b[31], a[32] + b[32],
        a[33] + b[33], a[34] + b[34], a[35] + b[35], a[36] + b[36], a[37] + b[37], a[38] + b[38], a[39] + b[39], a[40] + b[40],
        a[41] + b[41], a[42] + b[42], a[43] + b[43], a[44] + b[44], a[45] + b[45], a[46] + b[46], a[47] + b[47], a[48] + b[48],
        a[49] + b[49], a[50] + b[50], a[51] + b[51], a[52] + b[52], a[53] + b[53], a[54] + b[54], a[55] + b[55], a[56] + b[56],
        a[57] + b[57], a[58] + b[58], a[59] + b[59], a[60] + b[60], a[61] + b[61], a[62] + b[62], a[63] + b[63], a[64] + b[64]] $$;

-- Log rows as they came (json keeps their order and digits), beside the columns they are searched by.
CREATE TABLE usage.request_log (
    day                 date        NOT NULL,
    event_id            uuid        NOT NULL,
    created_at          timestamptz NOT NULL,
    tenant              text        NOT NULL,
    request_id          text        NOT NULL,
    app                 text,
    key_id              text,
    endpoint            text,
    session_id          text,
    request_kind        text,
    requested_model     text,
    upstream_model      text,
    provider            text,
    operation           text,
    source_service      text,
    workspace_id        text,
    environment         text,
    external_request_id text,
    routing_decision    text,
    status              text        NOT NULL,
    error_code          text,
    request             json        NOT NULL,
    PRIMARY KEY (day, event_id)
) PARTITION BY RANGE (day);
CREATE INDEX request_log_newest ON usage.request_log (tenant, created_at DESC, event_id DESC);
CREATE INDEX request_log_newest_of_app ON usage.request_log (tenant, app, created_at DESC, event_id DESC);
CREATE INDEX request_log_by_request_id ON usage.request_log (tenant, request_id);

-- What readers see: rows of the tenant that they have named with set_config('agumbe.tenant', …, true), and none
-- before they have. The tenant in a reader's own WHERE is the first lock; this is the second.
CREATE VIEW usage.request_row AS
    SELECT * FROM usage.request_log WHERE tenant = current_setting('agumbe.tenant', true);
CREATE VIEW usage.ledger_line AS
    SELECT * FROM usage.ledger WHERE tenant = current_setting('agumbe.tenant', true);
CREATE VIEW usage.hourly AS
    SELECT hour, tenant, app, endpoint, key_id AS key, model, provider, operation, source_service, workspace, status,
           requests, errors, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,
           reasoning_tokens,
           input_tokens + cached_tokens + cache_write_5m_tokens + cache_write_1h_tokens AS prompt_tokens,
           output_tokens + reasoning_tokens AS completion_tokens,
           cost, unpriced, latency
    FROM usage.hour_sum WHERE tenant = current_setting('agumbe.tenant', true);
