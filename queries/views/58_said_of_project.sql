-- What every return of a register of projects, signed or under negotiation, said of one project, cell by cell.

-- grain: one cell of the project in one return, as it is kept; of several rows of one name the first
create macro said_of_project_as_of(as_of_day, as_of_moment, of_place, of_project) as table
with
handed as (
    select register, submission
    from registers_known(as_of_day, as_of_moment)
    where place = of_place
),
signed as (
    select handed.register, project_state.submission, project_state.row_number, line::varchar as at_line,
        columns(project_state.* exclude (submission, row_number, sheet, line))::varchar
    from project_state
    join handed on handed.submission = project_state.submission and handed.register = 'project_state'
    where exact_name(project) in (from names_of(of_place, of_project, as_of_day, as_of_moment))
    qualify row_number() over (partition by project_state.submission order by project_state.row_number) = 1
),
talked as (
    select handed.register, negotiation.submission, negotiation.row_number, line::varchar as at_line,
        columns(negotiation.* exclude (submission, row_number, sheet, line))::varchar
    from negotiation
    join handed on handed.submission = negotiation.submission and handed.register = 'negotiation'
    where exact_name(project) in (from names_of(of_place, of_project, as_of_day, as_of_moment))
    qualify row_number() over (partition by negotiation.submission order by negotiation.row_number) = 1
)
from signed unpivot include nulls (
    kept for field in (columns(* exclude (register, submission, row_number, at_line)))
)
union all
from talked unpivot include nulls (
    kept for field in (columns(* exclude (register, submission, row_number, at_line)))
);
