-- When every project of the cohort took each step of the pipeline, and where it stands now.

-- the earliest of the days that a list of columns names
create macro earliest_of(columns, signed_on, registered_on, filed_on, licensed_on, started_on, producing_on) as least(
    case when says_word(columns, 'signed_on') then signed_on end,
    case when says_word(columns, 'registered_on') then registered_on end,
    case when says_word(columns, 'filed_on') then filed_on end,
    case when says_word(columns, 'licensed_on') then licensed_on end,
    case when says_word(columns, 'started_on') then started_on end,
    case when says_word(columns, 'producing_on') then producing_on end
);

-- grain: one row: the columns that date each step
create macro dating_columns() as table
select
    max(days) filter (step = 'signed') as of_signed, max(days) filter (step = 'registered') as of_registered,
    max(days) filter (step = 'landed') as of_landed, max(days) filter (step = 'started') as of_started,
    max(days) filter (step = 'producing') as of_producing
from pipeline_step;

-- grain: one project (of every link it is split over), with the day it took each step, none where it is not known, the
-- step it stands at, and the day on which it was last seen waiting
create macro paced_as_of(as_of_day, as_of_moment, signed_since) as table
with known as (
    select
        chained.*, least(as_of_day, submission.period_end) as seen_on, said.told_on,
        full_state.step is not null as in_full,
        case when registered_on <= as_of_day then registered_on end as registered_by,
        case when filed_on <= as_of_day then filed_on end as filed_by,
        case when licensed_on <= as_of_day then licensed_on end as licensed_by,
        case when started_on <= as_of_day then started_on end as started_by,
        case when producing_on <= as_of_day then producing_on end as producing_by
    from chained_as_of(as_of_day, as_of_moment, signed_since) as chained
    join submission on submission.submission = chained.submission
    left join states_told(as_of_day, as_of_moment) as said
        on said.place = place_key and said.identity = chained.identity and said.state = chained.state
    left join pipeline_step as full_state on full_state.step = 'at_capacity' and full_state.state = chained.state
)
select
    known.*,
    earliest_of(of_signed, signed_on, registered_by, filed_by, licensed_by, started_by, producing_by) as signed_day,
    earliest_of(of_registered, signed_on, registered_by, filed_by, licensed_by, started_by, producing_by)
        as registered_day,
    earliest_of(of_landed, signed_on, registered_by, filed_by, licensed_by, started_by, producing_by) as landed_day,
    earliest_of(of_started, signed_on, registered_by, filed_by, licensed_by, started_by, producing_by) as started_day,
    earliest_of(of_producing, signed_on, registered_by, filed_by, licensed_by, started_by, producing_by)
        as producing_day,
    case when in_full then told_on end as at_capacity_day, case when terminated then told_on end as terminated_day,
    case when terminated then 'terminated' when in_full then 'at_capacity' when producing then 'producing'
        when started then 'started' when landed then 'landed' when registered then 'registered' else 'signed' end
        as stands_at,
    case when not terminated then seen_on when told_on is not null then told_on
        else greatest(signed_day, registered_day, landed_day, started_day, producing_day) end as left_on
from known
cross join dating_columns();
