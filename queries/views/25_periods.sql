-- When it was due: the weeks or months of a season, and who has filed for the last of them.

-- grain: one form and slot of the season that has to be reported and is over by the day, or already is by somebody
create macro slots_as_of(the_season, as_of_day, as_of_moment) as table
select
    form.form, form.label, form.rhythm, due.ordinal, due.first_day, due.last_day,
    least(due.last_day, as_of_day) as reached_day
from due
join form on form.form = due.form and form.season in (the_season, 'standing')
where due.season = the_season
    and (due.last_day <= as_of_day or exists (
        from returned_during(the_season) as known
        join shape on shape.form = due.form and shape.shape = known.form
        where known.period_end between due.first_day and due.last_day
            and known.status = 'accepted'
            and known.period_end <= as_of_day
            and known.effective_at <= as_of_moment
            and coalesce(known.withdrawn_at > as_of_moment, true)
    ));

-- grain: one form and unit that reports it, for the last such slot
-- state is accepted, rejected (and not yet handed in again) or awaited
create macro filing_as_of(the_season, as_of_day, as_of_moment) as table
with latest as (
    from slots_as_of(the_season, as_of_day, as_of_moment)
    qualify row_number() over (partition by form order by ordinal desc) = 1
),
handed_in as (
    select latest.form, returned.place, returned.status, returned.period, returned.received_at, returned.receipt
    from returned_during(the_season) as returned
    join shape on shape.shape = returned.form
    join latest
        on latest.form = shape.form
        and returned.period_end between latest.first_day and latest.reached_day
    where returned.effective_at <= as_of_moment
        and coalesce(returned.withdrawn_at > as_of_moment, true)
    qualify row_number() over (
        partition by latest.form, returned.place
        order by
            returned.status = 'accepted' desc, returned.period_end desc, returned.received_at desc,
            returned.submission desc
    ) = 1
)
select
    reporter.ordinal as place_ordinal, reporter.place as place_key, reporter.label as place, reporter.short,
    latest.form, latest.label, latest.rhythm, latest.ordinal, latest.first_day, latest.last_day,
    coalesce(handed_in.status, 'awaited') as state,
    handed_in.period, handed_in.received_at, handed_in.receipt
from latest
join reporter on reporter.form = latest.form
left join handed_in on handed_in.place = reporter.place and handed_in.form = latest.form;
