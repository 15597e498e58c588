"""The command line of what people say: explain, waive, correct; each answers 0 where it was kept."""

from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal

import settings
from domain.errors import UsageError
from domain.facts import Facts, load_facts
from domain.numbers import read_number
from loaders.clock import now
from loaders.commands.options import day_in, words_said
from loaders.records.explaining import Correction, Waiver, correct, explain, waive
from queries.store import Store

EXPLAIN = "python -m loaders explain 回执号 第几条 --reason 理由 --by 姓名"
WAIVE = (
    "python -m loaders waive 规则 --form 表式 --place 单位 --indicator 指标 --value 报送数 --reason 理由 --by 姓名"
    " [--until 截止日期]"
)
CORRECT = (
    "python -m loaders correct --season 考核期 --form 表式 --place 单位 --period 所属期 --indicator 指标"
    " --value 报送数 --to 更正数 --reason 理由 --by 姓名 [--until 截止日期]"
)
_WHOSE = ("form", "place", "indicator", "value", "reason", "by")
_FIND = "select submission from submission where receipt = $receipt"


def explain_command(words: Sequence[str]) -> int:
    """explain RECEIPT ORDINAL --reason R --by NAME: the reason for one finding, counted from 1 as on the receipt."""
    plain, said = words_said(words, ("reason", "by"), EXPLAIN, plain=2)
    receipt, ordinal = plain
    if not ordinal.isdecimal():
        raise UsageError(f"写法：{EXPLAIN}")
    with closing(Store(settings.STORE, load_facts(settings.DATA))) as store:
        found = store.query(_FIND, {"receipt": receipt})
        if found.is_empty():
            raise UsageError(f"没有回执号为“{receipt}”的报表。")
        explain(store, found.item(), int(ordinal), said["reason"], said["by"], now())
    print(f"已记下 {receipt} 第{ordinal}条意见的说明。")
    return 0


def waive_command(words: Sequence[str]) -> int:
    """waive RULE --form F --place P --indicator I --value V --reason R --by NAME [--until DAY]."""
    plain, said = words_said(words, _WHOSE, WAIVE, plain=1, also=("until",))
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        waiver = Waiver(
            rule=plain[0],
            form=facts.form(said["form"]).key,
            place=said["place"],
            indicator=_column(said["indicator"], facts),
            guard=_number(said["value"]),
            reason=said["reason"],
            author=said["by"],
            made_at=now(),
            ends_on=day_in(said, "until"),
        )
        waive(store, facts, waiver)
    print(f"已豁免：{facts.rules.by_code()[plain[0]].title}，{said['place']} {said['indicator']} {said['value']}。")
    return 0


def correct_command(words: Sequence[str]) -> int:
    """correct --season S --form F --place P --period D --indicator I --value V --to N --reason R --by NAME."""
    _, said = words_said(words, ("season", "period", "to", *_WHOSE), CORRECT, plain=0, also=("until",))
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        correction = Correction(
            season=facts.season(said["season"]).key,
            form=facts.form(said["form"]).key,
            place=said["place"],
            period=said["period"],
            indicator=facts.indicator(said["indicator"]).key,
            guard=_number(said["value"]),
            value=_number(said["to"]),
            reason=said["reason"],
            author=said["by"],
            made_at=now(),
            ends_on=day_in(said, "until"),
        )
        correct(store, facts, correction)
    print(f"已更正：{said['place']} {said['indicator']} {said['value']} → {said['to']}。")
    return 0


def _column(text: str, facts: Facts) -> str:
    """An indicator by key or label, or the column of a register by its key."""
    columns = {column.name for form in facts.forms.values() for column in form.columns}
    return text if text in columns else facts.indicator(text).key


def _number(text: str) -> Decimal:
    read = read_number(text)
    if read is None or read.value is None:
        raise UsageError(f"“{text}”不是数字。")
    return read.value
