"""需要关注: one line per remark, the gravest first, each opening the rows behind it."""

from collections.abc import Iterable

from charts.evidence.figured import opening
from charts.markup import Row, text, told
from domain.facts import Facts
from domain.saying import figures_of

TONES = {
    "returned": "behind",
    "behind": "behind",
    "not_reported": "behind",
    "fallen": "near",
    "no_progress": "near",
    "risen": "on_pace",
    "ahead": "on_pace",
    "stalled": "near",
}
_PAGES = {"stalled": "projects"}
SHOWN = 5


def attention_list(remarks: Iterable[tuple[Row, str]], facts: Facts) -> str:
    """Remarks, each with its sentence; the first five stand open, the rest behind 另有几条."""
    lines = [_line(row, sentence, facts) for row, sentence in remarks]
    if not lines:
        return f'<p class="note">{text(facts.sentences["attention_nothing"])}</p>'
    more = lines[SHOWN:]
    rest = (
        f'<details><summary>另有 {len(more)} 条</summary><ul class="attention">{"".join(more)}</ul></details>'
        if more
        else ""
    )
    return f'<ul class="attention">{"".join(lines[:SHOWN])}</ul>{rest}'


def _line(row: Row, sentence: str, facts: Facts) -> str:
    tone, word = TONES[row["kind"]], facts.sentences[f"remark_{row['kind']}"]
    place = row["place"]
    named = place if place and sentence.startswith(place) else ""
    said = f"<b>{text(named)}</b>{told(sentence, len(named))}" if named else told(sentence)
    page = f"page:{_PAGES.get(row['kind'], 'returns')}"
    action = opening("actual", row["indicator"], row["place_key"]) if row["indicator"] else page
    opener = f'<button class="open" data-act="{text(action)}" aria-label="查看：{text(sentence)}">查看</button>'
    walked = " data-figures" if figures_of(sentence) else ""
    return f'<li{walked}><span class="light {tone}">{text(word)}</span><p>{said}</p>{opener}</li>'
