-- What people say about findings and figures: reasons given, rules waived for a value, figures put right by the city.
-- `guard` is the value it was granted for: another value is not covered. Without `ends_on` it has no end.

create table explanation (
    submission varchar not null,
    ordinal integer not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);

create table waiver (
    rule varchar not null,
    form varchar not null,
    place varchar not null,
    indicator varchar not null,
    guard decimal(18, 8) not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null,
    ends_on date
);

-- `counts_from` is `made_at`, or the end of the period where the season had closed by then.
create table correction (
    season varchar not null,
    form varchar not null,
    place varchar not null,
    period varchar not null,
    indicator varchar not null,
    guard decimal(18, 8) not null,
    value decimal(18, 8) not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null,
    counts_from timestamp not null,
    ends_on date
);
