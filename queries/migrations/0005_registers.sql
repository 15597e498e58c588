-- Registers: returns that list things one by one, a row each, wide and typed; rows are only ever added.

create table project_state (
    submission varchar not null,
    row_number integer not null,
    sheet varchar not null,
    line integer not null,
    project varchar,
    county varchar,
    investor varchar,
    investor_home varchar,
    categories varchar,
    industry varchar,
    chain varchar,
    link varchar,
    task varchar,
    manufacturing varchar,
    contract decimal(18, 8),
    signed_on date,
    registered_on date,
    filed_on date,
    filed_amount decimal(18, 8),
    licensed_on date,
    started_on date,
    producing_on date,
    funds decimal(18, 8),
    funds_outside decimal(18, 8),
    funds_fixed decimal(18, 8),
    funds_foreign decimal(18, 8),
    state varchar,
    remark varchar
);

-- Where each column of a register stood in its sheet, the unit its figures are kept in and the one they were written in.
create table reported_column (
    submission varchar not null,
    sheet varchar not null,
    field varchar not null,
    letters varchar not null,
    header varchar not null,
    unit varchar,
    written_unit varchar
);

-- Cells that said something other than the value that is kept: another writing, another unit, a kind of nothing.
create table written_cell (
    submission varchar not null,
    row_number integer not null,
    field varchar not null,
    raw varchar not null,
    missing varchar,
    written_unit varchar
);
