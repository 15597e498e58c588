-- The lists that key enterprises are looked up in, as they are handed in; what came of reviewing what units declare.

create table listed_enterprise (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    category varchar,
    listed_as varchar,
    firm varchar,
    aliases varchar,
    subsidiaries varchar,
    home varchar,
    source varchar
);

-- `category` is the key of a category; `project` is named where a project is what the category counts.
create table enterprise_review (
    record varchar not null,
    season varchar not null,
    place varchar not null,
    firm varchar not null,
    project varchar,
    category varchar not null,
    outcome varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
