-- How far groups of projects have come, and what each is still short of.

-- a share of the whole, how far it is from the one asked for, and what would make it: projects or money
create macro followed(part, whole, target, counted) as {
    'rate': ratio(part, whole), 'gap_points': points(ratio(part, whole), target), 'met': ratio(part, whole) >= target,
    'needed_projects': case when counted <> 'funds' then ceil(still_needed(target, nullif(whole, 0), part))::bigint end,
    'needed_money': case when counted = 'funds' then still_needed(target, nullif(whole, 0), part) end
};
