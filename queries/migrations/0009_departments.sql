-- The returns of the departments: a row for each task with what is done, and one for each thing it is proved by.

create table department_line (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    duty varchar,
    wording varchar,
    least decimal(18, 8),
    pieces decimal(18, 8),
    projects decimal(18, 8),
    trips decimal(18, 8),
    progress varchar,
    item varchar,
    investment decimal(18, 8),
    industry varchar,
    happened_on date,
    real_estate varchar,
    government_funded varchar
);
