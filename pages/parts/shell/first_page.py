"""The page every visit starts from: Streamlit's own, in Chinese, with our styles, words and early requests."""

import functools
import hashlib
import json
import re
from pathlib import Path

import streamlit as st

import settings
from domain.screen_words import read_screen_words

BUILT = Path(st.__file__).parent / "static"
ROOM = Path(__file__).parent
TITLE = "达州招商引资攻坚"
SHORT_TITLE = "攻坚"
SOON_NEEDED = ("BidiComponent", "Selectbox")
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')


@functools.cache
def own_files() -> dict[str, bytes]:
    """Our files that the first page asks for, by path; the path changes with the content."""
    words = read_screen_words(settings.DATA).model_dump()
    script = (ROOM / "shell.js").read_text("utf-8").replace("WORDS", json.dumps(words, ensure_ascii=False))
    contents = {"js": script.encode(), "css": (ROOM / "shell.css").read_bytes()}
    return {f"/shell/{hashlib.sha256(body).hexdigest()[:12]}.{kind}": body for kind, body in contents.items()}


@functools.cache
def first_page() -> bytes:
    """Streamlit's index.html in Chinese, with our files and early requests for the parts every page of ours needs."""
    page = (BUILT / "index.html").read_text("utf-8")
    page = page.replace('lang="en"', 'lang="zh-CN"').replace("<title>Streamlit</title>", f"<title>{TITLE}</title>")
    page = re.sub(r"<!--.*?-->|<link rel=\"service-desc\"[^>]*>", "", page, flags=re.S)
    page = re.sub(
        r"<noscript>.*?</noscript>", "<noscript><p>请在浏览器中启用脚本后打开本页。</p></noscript>", page, flags=re.S
    )
    ours = "".join(_asked_for(path) for path in own_files())
    early = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in sorted(_parts(page))
    )
    return page.replace("</head>", f"{ours}{early}</head>").encode()


def _asked_for(path: str) -> str:
    return f'<script src=".{path}"></script>' if path.endswith(".js") else f'<link rel="stylesheet" href=".{path}">'


def _parts(page: str) -> set[str]:
    """The scripts that the soon needed parts import, and those import, beyond what the page asks for itself."""
    scripts = BUILT / "static" / "js"
    waiting = [file.name for part in SOON_NEEDED for file in scripts.glob(f"{part}.*.js")]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found and name not in page:
            found.add(name)
            waiting += _IMPORTED.findall((scripts / name).read_text("utf-8"))
    return found
