-- What creates with an Idempotency-Key were answered, for a day. The id is a digest of token and key; the rest is sealed.
create table first_reply (
    id          text collate "C" primary key,
    seq         bigint generated always as identity unique,
    key_id      text not null,
    wrapped_key text not null,
    ciphertext  text not null,
    at          timestamptz not null
);
create index first_reply_at on first_reply (at);

-- The history is read by owner, by moment and by id.
create index revision_of_tenant on revision (tenant, seq);
create index revision_at on revision (at);
create index revision_by_id on revision (id, seq);
