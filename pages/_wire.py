"""What goes over the wire besides figures: Streamlit's files compressed once, the first page in Chinese."""

import functools
import gzip
import mimetypes
import re
import threading
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

BUILT = Path(st.__file__).parent / "static"
ICON = Path(__file__).parent / "icon" / "icon.png"
COMPRESSED = {".js", ".css", ".svg", ".json", ".ttf"}
SOON_NEEDED = ("BidiComponent", "Selectbox", "StreamlitMarkdown")
FOREVER = b"public, immutable, max-age=31536000"
FIRST_PAGE = {
    'lang="en"': 'lang="zh-CN"',
    "<title>Streamlit</title>": "<title>达州招商引资攻坚</title>",
}


@functools.cache
def compressed(name: str) -> bytes | None:
    """A built file of Streamlit's as gzip; None for what is not there or does not shrink."""
    file = (BUILT / name).resolve()
    if BUILT not in file.parents or file.suffix not in COMPRESSED or not file.is_file():
        return None
    return gzip.compress(file.read_bytes(), 6, mtime=0)


@functools.cache
def first_page() -> bytes:
    """Streamlit's index in Chinese, which also asks early for the parts that every page of ours needs."""
    page = (BUILT / "index.html").read_text("utf-8")
    for theirs, ours in FIRST_PAGE.items():
        page = page.replace(theirs, ours)
    page = re.sub(
        r"<noscript>.*?</noscript>", "<noscript><p>请在浏览器中启用脚本后打开本页。</p></noscript>", page, flags=re.S
    )
    page = re.sub(r"<!--.*?-->|<link rel=\"service-desc\"[^>]*>", "", page, flags=re.S)
    parts = sorted(file.name for part in SOON_NEEDED for file in (BUILT / "static" / "js").glob(f"{part}.*.js"))
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{part}">' for part in parts)
    return gzip.compress(page.replace("</head>", f"{links}</head>").encode(), 6, mtime=0)


class Wire:
    """Answers for built files, the icon and the pages in `paths`; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp, paths: frozenset[str]) -> None:
        self.app, self.paths = app, paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            path = scope["path"]
            if path == "/favicon.png":
                return await _answer(send, scope, ICON.read_bytes(), b"image/png", b"max-age=86400", plain=True)
            if b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
                if path in self.paths:
                    return await _answer(send, scope, first_page(), b"text/html; charset=utf-8", b"no-cache")
                if path.startswith("/static/") and (body := await to_thread.run_sync(compressed, path[1:])):
                    return await _answer(send, scope, body, _kind(path), FOREVER)
        return await self.app(scope, receive, send)


def compress_ahead() -> None:
    """Compress every built file in the background, so that no reader waits for it."""
    names = [str(file.relative_to(BUILT)) for file in (BUILT / "static").rglob("*") if file.suffix in COMPRESSED]
    threading.Thread(target=lambda: [compressed(name) for name in names], daemon=True).start()


def _kind(path: str) -> bytes:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8".encode() if kind.startswith("text/") else kind.encode()


async def _answer(send: Send, scope: Scope, body: bytes, kind: bytes, cache: bytes, *, plain: bool = False) -> None:
    headers = [(b"content-type", kind), (b"cache-control", cache), (b"content-length", str(len(body)).encode())]
    if not plain:
        headers += [(b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
