-- That a budget was used up to some per cent: once in each window. owner is '' for the platform's budgets.
CREATE TABLE usage.budget_alert (
    owner        text            NOT NULL,
    budget       text            NOT NULL,
    window_start timestamptz     NOT NULL,
    measure      text            NOT NULL,
    percent      integer         NOT NULL,
    tenant       text            NOT NULL,
    account      text            NOT NULL,
    limited_to   numeric(38, 12) NOT NULL,
    spent        numeric(38, 12) NOT NULL,
    at           timestamptz     NOT NULL,
    PRIMARY KEY (owner, budget, window_start, measure, percent)
);
CREATE INDEX budget_alert_of_tenant ON usage.budget_alert (tenant, at DESC);
COMMENT ON COLUMN usage.budget_alert.measure IS 'usd or tokens';

CREATE VIEW usage.budget_alert_row AS
    SELECT owner, budget, window_start, measure, percent, tenant, account, limited_to, spent, at
    FROM usage.budget_alert WHERE tenant = current_setting('agumbe.tenant', true);

CREATE VIEW usage.spend_window AS
    SELECT s.account, s.window_start, s.window_end, s.cost, s.tokens, s.unpriced
    FROM usage.spend s JOIN usage.account a ON a.account = s.account
    WHERE a.tenant = current_setting('agumbe.tenant', true);
