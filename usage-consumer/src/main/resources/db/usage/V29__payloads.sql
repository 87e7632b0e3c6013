-- What was asked and answered, sealed under a data key of its tenant, where its app keeps that. The row of the exchange says
-- which key it takes; these bytes are kept for less long.
CREATE TABLE usage.payload (
    day      date    NOT NULL,
    event_id uuid    NOT NULL,
    tenant   text    NOT NULL,
    key      integer NOT NULL,
    sealed   bytea   NOT NULL,
    PRIMARY KEY (day, event_id)
) PARTITION BY RANGE (day);
-- What is sealed cannot be made smaller.
ALTER TABLE usage.payload ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- As other views: of the tenant that the reader has named.
CREATE VIEW usage.sealed_payload AS
    SELECT * FROM usage.payload WHERE tenant = current_setting('agumbe.tenant', true);
