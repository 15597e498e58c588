-- Words every other file speaks in: exact division, days on the office's clock.

-- A decimal of at most 8 places as a whole number of 10^-8.
create macro scaled(number) as (number::decimal(28, 8) * 100000000::decimal(9, 0))::hugeint;

-- The only division: whole numbers, truncated at 18 places, so that equal fractions are equal; null by 0.
create macro ratio(part, whole) as
    (scaled(part) * 1000000000000000000 // nullif(scaled(whole), 0))::decimal(38, 0)
    * 0.000000000000000001::decimal(18, 18);

-- Percentage points between two shares of 1.
create macro points(share, other) as (share - other) * 100;

-- The office keeps one clock all year, eight hours ahead of UTC.
create macro office_day(moment) as (moment + interval 8 hours)::date;
create macro end_of_day(day) as day::timestamp + interval 1 day - interval 8 hours - interval 1 microsecond;
