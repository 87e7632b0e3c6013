-- One row per config document of any kind; its body is what is published.
create table document (
    kind           text collate "C" not null,
    tenant         text collate "C" not null,
    id             text collate "C" not null,
    body           json not null,
    version        int not null,
    config_version bigint not null,
    refers_to      text[] not null default '{}',
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    primary key (kind, tenant, id)
);
comment on column document.tenant is 'the owner; empty for the platform';
comment on column document.config_version is 'the config version of its last change';
comment on column document.refers_to is 'kind/tenant/id of every document this one names';
create index document_refers_to on document using gin (refers_to);
create index document_by_tenant on document (tenant);
create index document_by_id on document (kind, id);

-- The config version. Every change locks this row first: writers are serial, and versions have the order of commits.
create table counter (only_row boolean primary key default true check (only_row), config_version bigint not null);
insert into counter (config_version) values (0);

-- How far the topic has got. Not in counter: the publisher must not wait for writers, nor they for it.
create table publication (only_row boolean primary key default true check (only_row), config_version bigint not null);
insert into publication (config_version) values (0);

-- Changes that are not on the topic yet; a row goes when Kafka has it.
create table outbox (
    config_version bigint not null,
    batch_index    int not null,
    batch_count    int not null,
    batch          uuid not null,
    kind           text not null,
    tenant         text not null,
    id             text not null,
    body           json,
    at             timestamptz not null,
    primary key (config_version, batch_index)
);

-- What every change was: history and audit in one, each row sealed by the hash of the one before.
create table revision (
    seq            bigint primary key,
    config_version bigint not null,
    kind           text not null,
    tenant         text not null,
    id             text not null,
    version        int not null,
    before         json,
    after          json,
    actor          text not null,
    at             timestamptz not null,
    hash           text not null
);
create index revision_of_document on revision (kind, tenant, id, seq);
create index revision_of_version on revision (config_version);
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'control.revision is append-only';
end $$;
create trigger append_only before update or delete or truncate on revision
    for each statement execute function refuse_rewriting();

create table setting (name text primary key, value text not null);
