-- What the city asks of its departments: every task of a table handed in, and the remarks beside them.

create table task_value (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    field varchar not null,
    department varchar,
    task varchar,
    scope varchar,
    least decimal(18, 8),
    target decimal(18, 8),
    unit varchar,
    sentence varchar not null
);
