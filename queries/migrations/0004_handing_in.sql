-- Handing in: what lies ready and is not yet in the ledger, and what was taken back.

create table draft (
    draft varchar not null,
    sha256 varchar not null,
    file varchar not null,
    dropped_at timestamp not null,
    dropped_by varchar not null
);

create table withdrawal (
    submission varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
