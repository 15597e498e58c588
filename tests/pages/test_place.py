"""县区: the unit is in the URL, the neighbours are one key away, and an unknown name is said."""

import json

from queries.store import Store
from tests.pages.conftest import Opening


def test_the_unit_of_the_url_is_shown_and_the_next_is_one_button_away(filled: Store, opened: Opening) -> None:
    app = opened("place.py", season="2022", place="大竹县")
    assert app.query_params["place"] == "dazhu"
    app.button(key="place_after").click().run()
    assert app.query_params["place"] == "quxian"
    app.button(key="place_before").click().run().button(key="place_before").click().run()
    assert app.query_params["place"] == "xuanhan"
    assert app.query_params["season"] == "2022"


def test_an_unknown_unit_is_said_and_the_first_shown(filled: Store, opened: Opening) -> None:
    app = opened("place.py", season="2022", place="某县")
    html = "".join(json.loads(panel.proto.json)["html"] for panel in app.get("bidi_component"))
    assert "没有“某县”这个单位，已显示通川区。" in html


def test_what_the_unit_reported_stands_beside_everyone(filled: Store, opened: Opening) -> None:
    app = opened("place.py", season="2022", place="dazhu")
    html = "".join(json.loads(panel.proto.json)["html"] for panel in app.get("bidi_component"))
    assert "大竹县" in html
    assert "到位资金" in html
    assert "80.00" in html
