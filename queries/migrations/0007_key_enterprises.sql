-- The named list of landed key enterprises (附件2 of the third season): a register, a row a firm and project.

create table key_enterprise (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    firm varchar,
    investor varchar,
    investor_home varchar,
    relation varchar,
    categories varchar,
    listed_as varchar,
    project varchar,
    industry varchar,
    contract decimal(18, 8),
    landed_on date,
    evidence varchar,
    evidence_number varchar,
    remark varchar
);
