-- Which dead letters were sent to where they came from once more. A row goes long after its letter did; the replay's document stays.
create table replayed_letter (
    topic_id text collate "C" not null,
    letter   bigint not null,
    replay   text not null,
    at       timestamptz not null,
    primary key (topic_id, letter, replay)
);
comment on column replayed_letter.topic_id is 'of the dead-letter topic: one that was made anew counts from 0 again';
comment on column replayed_letter.letter is 'its offset';
create index replayed_letter_at on replayed_letter (at);
