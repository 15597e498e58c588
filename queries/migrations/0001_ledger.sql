-- The ledger: rows are only ever added. Moments are naive UTC; values stand in the indicator's own unit.

create table store_identity (
    kind varchar not null,
    made_at timestamp not null
);

create table submission (
    submission varchar not null,
    receipt varchar not null,
    sha256 varchar not null,
    file varchar not null,
    bytes bigint not null,
    status varchar not null,
    form varchar,
    form_version varchar,
    season varchar,
    place varchar,
    period varchar,
    period_start date,
    period_end date,
    received_at timestamp not null,
    received_by varchar not null,
    cells_read bigint not null,
    digest varchar not null
);

create table reported_value (
    submission varchar not null,
    row_number integer not null,
    indicator varchar not null,
    value decimal(18, 8),
    missing varchar,
    unit varchar not null,
    sheet varchar not null,
    cell varchar not null,
    raw varchar
);

create table finding (
    submission varchar not null,
    ordinal integer not null,
    code varchar not null,
    level varchar not null,
    sheet varchar,
    cell varchar,
    read varchar,
    wanted varchar,
    message varchar not null
);

create table event (
    revision bigint not null,
    occurred_at timestamp not null,
    actor varchar not null,
    action varchar not null,
    subject varchar not null,
    detail varchar
);
