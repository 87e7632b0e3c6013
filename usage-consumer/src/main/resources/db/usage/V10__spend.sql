-- What is added up for budgets and wallets: tenant/level/holder/window/zone. Windows that begin before "since" are not.
CREATE TABLE usage.account (
    account     text        PRIMARY KEY,
    tenant      text        NOT NULL,
    since       timestamptz NOT NULL
);
-- When calls were charged to a wallet; without an end while they are.
CREATE TABLE usage.account_period (
    account text        NOT NULL,
    began   timestamptz NOT NULL,
    ended   timestamptz,
    PRIMARY KEY (account, began)
);
-- version: grows when accounts change. complete_to: calls that ended before it are counted, all of them.
CREATE TABLE usage.account_state (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version     bigint  NOT NULL,
    complete_to timestamptz
);
INSERT INTO usage.account_state (version) VALUES (1);

-- Of what was written later, whatever became of the row or the database in between: readers keep the highest that they saw.
CREATE FUNCTION usage.later_revision(before bigint) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT greatest(before + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
$$;

-- Whoever adds up recent lines finds them without reading a whole day.
CREATE INDEX ledger_started ON usage.ledger USING brin (started_at);

-- Sums of accounts by window. Those added up from the ledger before it was known to be complete up to any moment may hold calls
-- that ended up to opened_at.
CREATE TABLE usage.spend (
    account      text            NOT NULL,
    window_start timestamptz     NOT NULL,
    window_end   timestamptz,
    opened_at    timestamptz,
    cost         numeric(38, 12) NOT NULL,
    tokens       bigint          NOT NULL,
    unpriced     bigint          NOT NULL,
    revision     bigint          NOT NULL DEFAULT usage.later_revision(0),
    published    bigint          NOT NULL DEFAULT 0,
    closed       boolean         NOT NULL DEFAULT false,
    PRIMARY KEY (account, window_start)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX spend_unpublished ON usage.spend (account) WHERE revision > published AND NOT closed;

-- Of these sums, what ended in a second up to which the ledger may not be complete.
CREATE TABLE usage.spend_recent (
    account      text            NOT NULL,
    window_start timestamptz     NOT NULL,
    ended        timestamptz     NOT NULL,
    cost         numeric(38, 12) NOT NULL,
    tokens       bigint          NOT NULL,
    PRIMARY KEY (account, window_start, ended)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX spend_recent_by_second ON usage.spend_recent (ended);

-- What was taken from wallets: one entry for the calls of a tenant that were counted together; never edited.
CREATE TABLE usage.wallet_charge (
    seq       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account   text            NOT NULL,
    tenant    text            NOT NULL,
    amount    numeric(24, 12) NOT NULL,
    exchanges bigint          NOT NULL,
    reason    text            NOT NULL,
    at        timestamptz     NOT NULL DEFAULT now()
);
CREATE INDEX wallet_charge_of_account ON usage.wallet_charge (account, seq);
CREATE FUNCTION usage.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'usage.% is append-only', tg_table_name;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON usage.wallet_charge
    FOR EACH STATEMENT EXECUTE FUNCTION usage.refuse_rewriting();

CREATE VIEW usage.wallet_charged AS
    SELECT a.tenant, split_part(a.account, '/', 3)::timestamptz AS opened_at, s.cost AS charged
    FROM usage.account a JOIN usage.spend s ON s.account = a.account
    WHERE split_part(a.account, '/', 2) = 'wallet' AND a.tenant = current_setting('agumbe.tenant', true);
CREATE VIEW usage.wallet_charge_line AS
    SELECT seq, account, tenant, amount, exchanges, reason, at FROM usage.wallet_charge
    WHERE tenant = current_setting('agumbe.tenant', true);
