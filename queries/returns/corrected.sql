-- grain: 当时有效的报表中市级更正过的每个数一行，按报表、表中先后；更正也须当时有效，且报送数仍是更正前的数
-- unit: 更正前后的数用同行所列单位；更正时间为世界时
-- source: 台账
-- params: season season, as_of moment=last_received_day
select
    returned.receipt, indicator.label, reported.sheet, reported.cell,
    corrected.guard, corrected.value as corrected_value, indicator.unit, corrected.reason as correction_reason,
    corrected.author as corrected_by, corrected.made_at as corrected_at, corrected.ends_on, indicator.indicator,
    returned.submission
from versions_as_of($season, $as_of_day, $as_of_moment) as returned
join corrections_as_of($season, $as_of_day, $as_of_moment) as corrected
    on corrected.form = returned.form and corrected.place = returned.place and corrected.period = returned.period
join reported_value as reported
    on reported.submission = returned.submission and reported.indicator = corrected.indicator
    and reported.value = corrected.guard
join indicator on indicator.indicator = corrected.indicator
where returned.standing = 'in_force'
order by returned.submission, reported.row_number, indicator.ordinal
