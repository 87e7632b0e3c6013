-- What was sold without a price: for operators, who price models for all tenants; so this view is not one tenant's.
CREATE INDEX hour_sum_unpriced ON usage.hour_sum (hour) WHERE unpriced > 0;
CREATE VIEW usage.unpriced_hour AS
    SELECT hour, tenant, provider, model, unpriced AS sales FROM usage.hour_sum WHERE unpriced > 0;
