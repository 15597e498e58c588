"""What goes over the wire: compressed once, cached for good, in Chinese from the first byte."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from pages.parts.shell.first_page import BUILT, own_files
from pages.parts.shell.wire import Wire, compressed

SCRIPT = next(f"/static/js/{file.name}" for file in sorted((BUILT / "static" / "js").glob("index.*.js")))


@dataclass
class Answer:
    """What came back."""

    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def get(path: str, accepts: str = "gzip, br", kind: str = "*/*") -> Answer:
    """One request to the wire in front of an app that answers "theirs"."""
    sent: list[dict[str, Any]] = []

    async def theirs(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"theirs"})

    async def keep(message: Any) -> None:
        sent.append(message)

    async def nothing() -> dict[str, Any]:
        return {"type": "http.request"}

    headers = [(b"accept-encoding", accepts.encode()), (b"accept", kind.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    with ThreadPoolExecutor(1) as beside:  # a browser under test keeps an event loop in this thread
        beside.submit(lambda: asyncio.run(Wire(theirs)(scope, nothing, keep))).result()
    start, body = sent
    return Answer({name.decode(): value.decode() for name, value in start["headers"]}, body["body"])


def test_a_built_file_is_sent_compressed_and_kept_for_good() -> None:
    answer = get(SCRIPT)
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text == (BUILT / SCRIPT[1:]).read_text("utf-8")
    assert len(answer.body) < len(answer.text) / 2


def test_a_reader_that_cannot_unpack_is_left_to_streamlit() -> None:
    assert get(SCRIPT, accepts="identity").text == "theirs"


def test_nothing_outside_the_built_files_is_read() -> None:
    assert compressed("/../__init__.py") is None
    assert compressed("/static/../../config.py") is None
    assert get("/static/js/absent.js").text == "theirs"


def test_the_first_page_is_chinese_from_its_first_byte() -> None:
    page = get("/ranking", kind="text/html").text
    assert '<html lang="zh-CN">' in page
    assert "<title>Streamlit" not in page
    assert "JavaScript" not in page


def test_the_first_page_is_asked_for_again_each_time() -> None:
    assert get("/", kind="text/html").headers["cache-control"] == "no-cache"


def test_what_is_no_page_is_left_to_streamlit() -> None:
    assert get("/_stcore/health", kind="text/html").text == "theirs"
    assert get("/media/x.csv", kind="text/html").text == "theirs"


def test_our_own_styles_and_words_are_asked_for_by_a_name_that_changes_with_them() -> None:
    page = get("/", kind="text/html").text
    for path, body in own_files().items():
        assert f'".{path}"' in page
        assert get(path).text == body.decode()
        assert "immutable" in get(path).headers["cache-control"]


def test_the_icon_is_our_own() -> None:
    assert get("/favicon.png").body.startswith(b"\x89PNG")
