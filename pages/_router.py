"""Names every page once, lays the shell and the choice bar around it, and turns any failure into a Chinese sentence."""

import streamlit as st

from pages import _shell
from pages._choice import choose
from pages._failure import explain
from pages._house import the_house

PAGES = [
    st.Page("overview.py", title="总览", icon=":material/dashboard:", default=True),
    st.Page("ranking.py", title="排名", icon=":material/leaderboard:", url_path="ranking"),
    st.Page("returns.py", title="报送", icon=":material/upload_file:", url_path="returns"),
    st.Page("meanings.py", title="口径", icon=":material/menu_book:", url_path="meanings"),
]

_shell.wrap()
page = st.navigation(PAGES, position="top")
try:
    house = the_house()
    st.session_state["house"], st.session_state["choice"] = house, choose(house)
    page.run()
except Exception as fault:
    explain(fault)
