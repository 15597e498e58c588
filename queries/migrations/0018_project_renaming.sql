-- That a project of a unit is an earlier one under a new name, as a person said; of one new name the record made last
-- counts.

create table project_renaming (
    record varchar not null,
    place varchar not null,
    project varchar not null,
    former varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
