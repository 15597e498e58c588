-- Found projects in an order that is asked for, a page of them.

-- grain: one project of the page, `nth` of the `total` found
create macro projects_page(
    as_of_day, as_of_moment, words, of_place, of_chain, of_step, of_state, of_stall, least_days, of_band, of_year,
    sorted_by, most, skipped
) as table
select
    found.*, place.label as place, ratio(funds, contract) as funds_rate,
    row_number() over (
        order by
            case sorted_by when 'contract' then contract when 'funds' then funds end desc nulls last,
            case when sorted_by = 'rate' then ratio(funds, contract) end desc nulls last,
            case when sorted_by = 'longest' then stalled_days end desc nulls last,
            case when sorted_by = 'newest' then signed_on end desc nulls last,
            case when sorted_by = 'oldest' then signed_on end nulls last,
            place.ordinal, found.row_number
    ) as nth,
    count(*) over () as total
from projects_found(
    as_of_day, as_of_moment, words, of_place, of_chain, of_step, of_state, of_stall, least_days, of_band, of_year
) as found
join place on place.place = found.place_key
qualify nth > coalesce(skipped, 0) and coalesce(nth <= coalesce(skipped, 0) + most, true);
