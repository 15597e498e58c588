"""What lies around every page: Streamlit's own words in Chinese, the page's language, the room the layout takes."""

import functools
import tomllib
from pathlib import Path
from typing import Any

import streamlit as st

import settings

HERE = Path(__file__).parent
MENU: dict[Any, str | None] = {"About": "达州市招商引资目标任务的报送、核验、完成率与排名"}


@functools.cache
def _words() -> dict[str, Any]:
    """Exact words and patterns, as data/screen_words.toml has them."""
    return tomllib.loads((settings.DATA / "screen_words.toml").read_text("utf-8"))


_shell = st.components.v2.component(
    "gongjian_shell", html="<span hidden></span>", js=(HERE / "shell.js").read_text("utf-8"), isolate_styles=False
)
_STYLE = f"<style>{(HERE / 'shell.css').read_text('utf-8')}</style>"


def wrap() -> None:
    """Name the page, load the styles of the shell and start turning words into Chinese."""
    st.set_page_config(
        page_title="达州招商引资攻坚", page_icon=str(HERE / "icon" / "icon.png"), layout="wide", menu_items=MENU
    )
    st.html(_STYLE)
    with st.container(key="shell"):
        _shell(key="words", data=_words())
