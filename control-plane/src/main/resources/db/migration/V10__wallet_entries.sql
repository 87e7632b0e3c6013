-- What was put into tenants' wallets, and taken out again to correct it; never edited. Their sum is what was topped up.
create table wallet_entry (
    seq            bigint generated always as identity primary key,
    tenant         text collate "C" not null,
    opened_at      timestamptz not null,
    amount         numeric(24, 12) not null check (amount <> 0),
    note           text,
    actor          text not null,
    config_version bigint not null,
    at             timestamptz not null
);
comment on column wallet_entry.opened_at is 'which wallet of the tenant: a tenant that was deleted and made anew has another';
create index wallet_entry_of_wallet on wallet_entry (tenant, opened_at, seq);

create or replace function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'control.% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on wallet_entry
    for each statement execute function refuse_rewriting();
