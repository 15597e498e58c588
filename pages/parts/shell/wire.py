"""What goes over the wire besides figures: built files compressed once, and the page every visit starts from."""

import functools
import gzip
import mimetypes
import threading

from anyio import to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.shell.first_page import BUILT, ROOM, first_page, own_files

COMPRESSED = {".js", ".css", ".svg", ".json", ".ttf"}
NOT_PAGES = ("/_stcore", "/static", "/media", "/component", "/app/static")
FOREVER, EACH_TIME, A_DAY = "public, immutable, max-age=31536000", "no-cache", "max-age=86400"


@functools.cache
def compressed(path: str) -> bytes | None:
    """A file of ours or a built file of Streamlit's as gzip, by its path; None for anything else."""
    if own := own_files().get(path):
        return gzip.compress(own, 6, mtime=0)
    file = (BUILT / path.lstrip("/")).resolve()
    if BUILT not in file.parents or file.suffix not in COMPRESSED or not file.is_file():
        return None
    return gzip.compress(file.read_bytes(), 6, mtime=0)


@functools.cache
def _packed_page() -> bytes:
    return gzip.compress(first_page(), 6, mtime=0)


class Wire:
    """Answers for files, the icon and the first page; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            path, asked = scope["path"], {name: value.decode("latin-1") for name, value in scope["headers"]}
            if path == "/favicon.png":
                return await _answer(send, scope, (ROOM / "icon" / "icon.png").read_bytes(), "image/png", A_DAY, "")
            if "gzip" in asked.get(b"accept-encoding", ""):
                if "text/html" in asked.get(b"accept", "") and not path.startswith(NOT_PAGES):
                    return await _answer(send, scope, _packed_page(), "text/html; charset=utf-8", EACH_TIME)
                if path.startswith(("/static/", "/shell/")) and (body := await to_thread.run_sync(compressed, path)):
                    return await _answer(send, scope, body, _kind(path), FOREVER)
        return await self.app(scope, receive, send)


def compress_ahead() -> None:
    """Compress every built file in the background, so that no reader waits for it."""
    paths = [f"/{file.relative_to(BUILT)}" for file in (BUILT / "static").rglob("*") if file.suffix in COMPRESSED]
    threading.Thread(target=lambda: [compressed(path) for path in paths], daemon=True).start()


def _kind(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


async def _answer(send: Send, scope: Scope, body: bytes, kind: str, cache: str, packing: str = "gzip") -> None:
    headers = {"content-type": kind, "cache-control": cache, "content-length": str(len(body))}
    if packing:
        headers |= {"content-encoding": packing, "vary": "accept-encoding"}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
