"""Names every page once, lays the choice bar over it, and turns any failure into a Chinese sentence."""

from typing import Any

import streamlit as st
from streamlit.errors import FragmentHandledException

from pages.parts.choosing.choice import choose
from pages.parts.shell.failure import explain
from pages.parts.shell.first_page import ROOM, SHORT_TITLE
from pages.parts.shell.house import the_house

MENU: dict[Any, str | None] = {"About": "达州市招商引资目标任务的报送、核验、完成率与排名"}
PAGES = [
    st.Page("overview.py", title="总览", icon=":material/dashboard:", default=True),
    st.Page("ranking.py", title="排名", icon=":material/leaderboard:", url_path="ranking"),
    st.Page("place.py", title="县区", icon=":material/location_city:", url_path="place"),
    st.Page("departments.py", title="部门", icon=":material/account_tree:", url_path="departments"),
    st.Page("projects.py", title="项目", icon=":material/work:", url_path="projects"),
    st.Page("projects_major.py", title="大项目", icon=":material/domain:", url_path="projects_major"),
    st.Page("pipeline.py", title="推进", icon=":material/conveyor_belt:", url_path="pipeline"),
    st.Page("chains.py", title="产业链", icon=":material/device_hub:", url_path="chains"),
    st.Page("foreign.py", title="外资", icon=":material/public:", url_path="foreign"),
    st.Page("enterprises.py", title="重点企业", icon=":material/workspace_premium:", url_path="enterprises"),
    st.Page("returns.py", title="报送", icon=":material/upload_file:", url_path="returns"),
    st.Page("intake.py", title="收报", icon=":material/inbox:", url_path="intake"),
    st.Page("checking.py", title="核验", icon=":material/fact_check:", url_path="checking"),
    st.Page("rules.py", title="规则", icon=":material/rule:", url_path="rules"),
    st.Page("meanings.py", title="口径", icon=":material/menu_book:", url_path="meanings"),
]

st.set_page_config(page_icon=str(ROOM / "icon" / "icon.png"), layout="wide", menu_items=MENU)
page = st.navigation(PAGES, position="top")
st.set_page_config(page_title=f"{page.title} · {SHORT_TITLE}")
try:
    house = the_house()
    st.session_state["house"], st.session_state["choice"] = house, choose(house)
    page.run()
except FragmentHandledException:  # a dialog that failed has said so itself
    raise
except Exception as fault:
    explain(fault)
