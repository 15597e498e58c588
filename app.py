"""Entry: `streamlit run app.py` serves the product; the ledger is opened once and shared by every session."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import settings
from domain.errors import GongjianError
from pages.parts.shell.failure import explain
from pages.parts.shell.house import close_house, the_house
from pages.parts.shell.wire import Wire, compress_ahead
from queries.logbook import number_of, open_log

ROUTER = Path(__file__).parent / "pages" / "_router.py"


@asynccontextmanager
async def open_for_all(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """Open facts and ledger before the first visitor; a house that cannot be opened is explained on every page."""
    open_log(settings.VAR)
    compress_ahead()
    try:
        the_house()
    except GongjianError as fault:
        number_of(fault)
    _exempt_from_collection()
    yield {}
    close_house()


def _exempt_from_collection() -> None:
    """Streamlit collects garbage after every run of a page: what stays until the server stops is not searched then."""
    gc.collect()
    gc.freeze()


app = st.App(ROUTER, lifespan=open_for_all, middleware=[Middleware(Wire)], on_script_error=explain)
