-- The list of industry chains as it is handed in: a link of a chain to a row.

create table listed_link (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    industry varchar,
    chain varchar,
    chain_aliases varchar,
    stage varchar,
    link varchar,
    aliases varchar,
    keywords varchar,
    lead varchar,
    carriers varchar,
    source varchar
);
