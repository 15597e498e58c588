-- How far the time of a season has gone.

-- grain: one day; the share of the counting window gone by its end, on the basis asked for or the season's own
create macro paces(the_season, asked_basis) as table
select day, ratio(gone, whole) as pace
from calendar
where season = the_season and coalesce(basis = asked_basis, own);

-- grain: one row, the pace at the end of the day
create macro pace_as_of(the_season, as_of_day, asked_basis) as table
select pace
from paces(the_season, asked_basis)
where day <= as_of_day
order by day desc
limit 1;
