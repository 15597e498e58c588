-- Which links of which chains a project belongs to, as a person confirmed it: the rows of one record are its parts, whose
-- shares add up to one; a later record of the same project counts over an earlier one.

create table chain_mapping (
    record varchar not null,
    place varchar not null,
    project varchar not null,
    ordinal integer not null,
    chain varchar not null,
    link varchar not null,
    share decimal(18, 8) not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
