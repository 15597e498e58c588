-- Reasons written down before a draft is handed in; the one written last counts.

create table draft_reason (
    draft varchar not null,
    sheet varchar,
    code varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
