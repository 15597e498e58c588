-- What the city decides on rankings: a version of a scoring scheme put in force, a unit that is not ranked.

-- `content` is the whole scheme as TOML, the other columns of it are repeated so that they can be asked for.
create table enacted_scheme (
    record varchar not null,
    scheme varchar not null,
    version varchar not null,
    label varchar not null,
    season varchar not null,
    kind varchar not null,
    official boolean not null,
    valid_from date not null,
    content varchar not null,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);

-- 取消考评资格 from the first day on, up to the last one where it has an end.
create table disqualified_unit (
    record varchar not null,
    season varchar not null,
    place varchar not null,
    first_day date not null,
    last_day date,
    reason varchar not null,
    author varchar not null,
    made_at timestamp not null
);
