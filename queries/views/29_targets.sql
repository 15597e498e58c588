-- What the units are to reach: the tables of targets handed in, and the committed ones where none was by then.

-- grain: one season and form of targets; its latest accepted table that was not taken back
create macro target_tables_known(as_of_moment) as table
select
    submission.season, form,
    max({'received_at': received_at, 'submission': submission.submission}).submission as submission
from submission
join season on season.season = submission.season
left join withdrawal on withdrawal.submission = submission.submission
where status = 'accepted'
    and form in (select form from register where register in ('target_value', 'task_value'))
    and effective_at(received_at, period_end, closes) <= as_of_moment
    and coalesce(effective_at(withdrawal.made_at, period_end, closes) > as_of_moment, true)
group by submission.season, form;

-- grain: one form of targets of a season
create macro target_tables_as_of(the_season, as_of_moment) as table
select form, submission from target_tables_known(as_of_moment) where season = the_season;

-- grain: one place and indicator with a target; a table handed in decides on every indicator its form sets
create macro targets_as_of(the_season, as_of_moment) as table
with uploaded as (
    from target_tables_as_of(the_season, as_of_moment)
)
select
    place, indicator,
    max(value) filter (level = 'guarantee') as guarantee,
    max(value) filter (level = 'work') as work
from uploaded
join target_value on target_value.submission = uploaded.submission
where value is not null
group by place, indicator
union all
select place, indicator, guarantee, work
from target
where season = the_season
    and indicator not in (
        select targeting.indicator from uploaded join targeting on targeting.form = uploaded.form
    );
