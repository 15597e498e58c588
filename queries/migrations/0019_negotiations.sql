-- The register of projects under negotiation: never among the signed ones, which stand in project_state.

create table negotiation (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    project varchar,
    county varchar,
    investor varchar,
    investor_home varchar,
    industry varchar,
    chain varchar,
    link varchar,
    task varchar,
    planned decimal(18, 8),
    talked_on date,
    intended_on date,
    state varchar,
    remark varchar
);
