-- What state every link is in and what that asks to be done.

-- the state of a link with so many projects that go on, landed ones and units, as {'state', 'label', 'covered'}
create macro link_state(ongoing, landed, places) as (
    select min({'ordinal': ordinal, 'state': state, 'label': label, 'covered': covered})
    from gap_state
    where least_signed <= coalesce(ongoing, 0) and least_landed <= coalesce(landed, 0)
        and least_places <= coalesce(places, 0)
);

-- what such a link of a chain that has begun or not asks to be done, as {'task', 'label'}
create macro link_task(state, stage, begun) as (
    select min({'ordinal': ordinal, 'task': task, 'label': label})
    from gap_task
    where says_word(states, state) and coalesce(says_word(stages, stage), stages is null)
        and coalesce(gap_task.begun = begun, gap_task.begun is null)
);

-- grain: one such link with its state as `seen` and its task as `doing`, null where the projects are in none and before a
-- ledger is known; how many links of its chain and of its stage are covered
create macro link_states_as_of(as_of_day, as_of_moment, signed_since, of_place) as table
with stated as (
    select
        *, case when link is not null and ongoing is not null
            then link_state(ongoing, landed_projects, places) end as seen
    from link_counts_as_of(as_of_day, as_of_moment, signed_since, of_place)
),
covered as (
    select
        *, count(*) filter (seen.covered) over (partition by chain) as chain_covered,
        count(*) filter (seen.covered) over (partition by chain, stage) as stage_covered
    from stated
)
select *, case when seen is not null then link_task(seen.state, stage, chain_covered > 0) end as doing from covered;
