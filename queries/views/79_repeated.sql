-- Who reports, and returns filed as 本期无变化: whose content they repeat, and where it stands there.

-- grain: one unit that reports, with its place in the printed order of its kind, and the city, which sets what is asked
create macro offices() as table
select place, label, ordinal from place
union all
select place, label, 0 as ordinal from city
union all
select place, label, ordinal from department;

-- grain: one such return with the return whose own content it is
create macro repeated_returns() as table
select finding.submission, origin.submission as origin
from finding
join submission as origin on origin.receipt = finding.wanted
where finding.code = 'return.unchanged';

-- grain: one line of a register that is repeated, by its number, with the line it stands in there
create macro repeated_lines() as table
with lines as (
    select submission, row_number, line from project_state
    union all
    select submission, row_number, line from department_line
    union all
    select submission, row_number, line from key_enterprise
)
select repeated.submission, repeated.origin, lines.row_number, lines.line
from repeated_returns() as repeated
join lines on lines.submission = repeated.origin;
