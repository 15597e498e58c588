-- What the city decides on checking: each row is a record of its own, so that it can be ended by another one.

alter table waiver add column record varchar;
alter table correction add column record varchar;
update waiver set record = md5(concat_ws('|', rule, form, place, indicator, guard, reason, author, made_at));
update correction set record = md5(
    concat_ws('|', season, form, place, period, indicator, guard, value, reason, author, made_at)
);

-- `subject` is a finding (submission:ordinal) or what a city-wide rule compared; `outcome` is genuine or refused.
create table verdict (
    record varchar not null,
    rule varchar not null,
    subject varchar not null,
    outcome varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);

-- A unit need not hand in the slots of a form that fall due on these days, both ends in.
create table reporting_exemption (
    record varchar not null,
    place varchar not null,
    form varchar not null,
    first_day date not null,
    last_day date not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);

-- What ends a waiver, a correction, a verdict or an exemption.
create table ending (
    record varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
