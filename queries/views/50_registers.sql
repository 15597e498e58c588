-- What the registers held: of each place the rows of its latest accepted return.

-- grain: one accepted return of a register that was not taken back, of any period up to the day
create macro registers_known(as_of_day, as_of_moment) as table
select register.register, returned.*
from dated_return as returned
join register on register.form = returned.form
where returned.status = 'accepted'
    and returned.period_end <= as_of_day
    and returned.effective_at <= as_of_moment
    and coalesce(returned.withdrawn_at > as_of_moment, true);

-- grain: one register's table and place; the latest of those returns, and nothing before it
create macro registers_as_of(as_of_day, as_of_moment) as table
select register, form, place, max({
    'period_end': period_end, 'received_at': received_at, 'submission': submission, 'period': period
}) as latest
from registers_known(as_of_day, as_of_moment)
group by register, form, place;

-- grain: one project of one place
create macro projects_as_of(as_of_day, as_of_moment) as table
select held.place as place_key, held.latest.period as period, project_state.*
from registers_as_of(as_of_day, as_of_moment) as held
join project_state on project_state.submission = held.latest.submission
where held.register = 'project_state';

-- grain: as projects_as_of; `identity` is what a project is known by from one return to the next
create macro projects_known_as_of(as_of_day, as_of_moment) as table
select projects.*, known_by(renamed.identity, project) as identity
from projects_as_of(as_of_day, as_of_moment) as projects
left join first_names_as_of(as_of_day, as_of_moment) as renamed
    on renamed.place = place_key and renamed.exact_project = exact_name(project);

-- whether a return of a register by the unit, or without one by any, is known
create macro told_by(the_register, as_of_day, as_of_moment, of_place) as exists (
    from registers_as_of(as_of_day, as_of_moment)
    where register = the_register and (of_place is null or place = of_place)
);

-- whether a ledger of signed projects is
create macro ledger_told(as_of_day, as_of_moment, of_place) as
    told_by('project_state', as_of_day, as_of_moment, of_place);

-- a number of projects: 0 where a ledger tells of them and lists none, null where none tells
create macro counted_if(told, number) as case when told then coalesce(number, 0) end;

-- an amount of so many projects: as money_of where a ledger tells of them, null where none tells
create macro amount_if(told, projects, amount) as case when told then money_of(projects, amount) end;

-- What is kept, as it would be typed: of a figure, which has a unit, no decimals behind the last that counts.
create macro as_typed(kept, unit) as case when unit is null then kept else rtrim(rtrim(kept, '0'), '.') end;
