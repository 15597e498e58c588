-- What the city sets the units: every target of a table handed in with its cell, and the sentences beside them.

create table target_value (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    field varchar not null,
    place varchar,
    indicator varchar,
    level varchar,
    value decimal(18, 8),
    sentence varchar
);
