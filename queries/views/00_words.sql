-- Words every other file speaks in: exact division, days on the office's clock, names.

-- A decimal of at most 8 places as a whole number of 10^-8.
create macro scaled(number) as (number::decimal(28, 8) * 100000000::decimal(9, 0))::hugeint;

-- The only division: whole numbers, truncated at 18 places, so that equal fractions are equal; null by 0.
create macro ratio(part, whole) as
    (scaled(part) * 1000000000000000000 // nullif(scaled(whole), 0))::decimal(38, 0)
    * 0.000000000000000001::decimal(18, 18);

-- Percentage points between two shares of 1.
create macro points(share, other) as (share - other) * 100;

-- A difference as what is missing: 0 where nothing is, null where it is not known (the greatest of null and 0 is 0).
create macro missing_of(difference) as case when difference > 0 then difference when difference <= 0 then 0 end;

-- An amount of a group of projects: 0 where it has none, null where it has some and none of them tells it.
create macro money_of(projects, amount) as case when projects > 0 then amount else 0 end;

-- A percentage as it is written, as a share of 1; null for more digits than a percentage has.
create macro share_of(percent) as (try_cast(percent as decimal(9, 4)) * 0.01::decimal(3, 2))::decimal(18, 8);

-- What a part is short of a share of its whole, exactly; 0 where the share is reached.
create macro still_needed(share, whole, part) as
    missing_of(scaled(share) * scaled(whole) - scaled(part) * 100000000)::decimal(38, 0)
    * 0.0000000000000001::decimal(16, 16);

-- The office keeps one clock all year, eight hours ahead of UTC; its day ends with this microsecond.
create macro office_day(moment) as (moment + interval 8 hours)::date;
create macro end_of_day(day) as day::timestamp + interval '15:59:59.999999';

-- The quarter of a day, such as 2022Q3.
create macro quarter_of(day) as concat(year(day), 'Q', quarter(day));

-- Of an amount the part that a share of 1 stands for, exactly.
create macro part_of(amount, share) as amount::decimal(28, 8) * share::decimal(9, 8);

-- What a name is compared by; the reader has already made its letters and brackets one form.
create macro exact_name(name) as lower(replace(name, ' ', ''));
