-- Whether two projects of different units are one, as a person decided; a later record of the same pair counts over an
-- earlier one. The two stand in the order of their units' keys.

create table project_likeness (
    record varchar not null,
    place varchar not null,
    project varchar not null,
    other_place varchar not null,
    other_project varchar not null,
    outcome varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
