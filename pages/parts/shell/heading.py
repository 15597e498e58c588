"""The line over every page: its title, as of when, how far the season has gone, who has not reported."""

from charts.header import page_header
from pages.parts.choosing.choice import Choice
from pages.parts.choosing.known import shown_known
from pages.parts.shell.house import House
from pages.parts.shell.panel import panel


def heading(title: str, house: House, choice: Choice) -> str:
    """The line as HTML, for a page that draws everything in one panel."""
    board = house.ask("returns/this_period", form=choice.form.key, **choice.asked) if choice.form else None
    return page_header(
        title,
        choice.season,
        choice.day,
        choice.period,
        board,
        house.facts,
        house.demonstrates(choice.season),
        shown_known(choice.known, house.facts) if choice.known else "",
    )


def head(title: str, house: House, choice: Choice) -> None:
    """The line in a panel of its own."""
    panel(heading(title, house, choice), key="head")
