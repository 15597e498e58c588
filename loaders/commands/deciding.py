"""The command line of what the city decides: about a finding, a unit let off or not ranked, an end; 0 where kept."""

from collections.abc import Sequence
from contextlib import closing

import settings
from domain.facts import load_facts
from loaders.clock import now
from loaders.commands.options import day_in, day_of, one_of, words_said
from loaders.records.deciding import Disqualification, Exemption, Outcome, Verdict, decide, disqualify, end, exempt
from queries.store import Store

DECIDE = "python -m loaders decide 规则 对象 --outcome genuine|refused --reason 理由 --by 姓名"
EXEMPT = "python -m loaders exempt --place 单位 --form 表式 --from 截止日从 --to 到 --reason 理由 --by 姓名"
DISQUALIFY = "python -m loaders disqualify --season 考核期 --place 单位 --from 日期 [--to 日期] --reason 理由 --by 姓名"
END = "python -m loaders end 登记编号 --reason 缘由 --by 姓名"
_WHO = ("reason", "by")


def decide_command(words: Sequence[str]) -> int:
    """decide RULE SUBJECT --outcome genuine|refused …: what came of looking into a finding of checking/items."""
    (rule, subject), said = words_said(words, ("outcome", *_WHO), DECIDE, plain=2)
    outcome: Outcome = one_of(Outcome, said["outcome"], DECIDE)
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        decide(store, facts, Verdict(rule, subject, outcome, said["reason"], said["by"], now()))
    print(f"已登记核实结论：{facts.sentences[f'checking_{outcome}']}。")
    return 0


def exempt_command(words: Sequence[str]) -> int:
    """exempt --place P --form F --from DAY --to DAY …: the slots that fall due on these days need not be reported."""
    _, said = words_said(words, ("place", "form", "from", "to", *_WHO), EXEMPT, plain=0)
    facts = load_facts(settings.DATA)
    first, last = day_of(said["from"]), day_of(said["to"])
    with closing(Store(settings.STORE, facts)) as store:
        exemption = Exemption(said["place"], said["form"], first, last, said["reason"], said["by"], now())
        exempt(store, facts, exemption)
    print(f"已登记免报：{facts.reporters.called(said['place']).label} {facts.form(said['form']).label}。")
    return 0


def disqualify_command(words: Sequence[str]) -> int:
    """disqualify --season S --place P --from DAY [--to DAY] …: the unit is shown and not ranked."""
    _, said = words_said(words, ("season", "place", "from", *_WHO), DISQUALIFY, plain=0, also=("to",))
    facts = load_facts(settings.DATA)
    first, last = day_of(said["from"]), day_in(said, "to")
    with closing(Store(settings.STORE, facts)) as store:
        decided = Disqualification(said["season"], said["place"], first, last, said["reason"], said["by"], now())
        disqualify(store, facts, decided)
    print(f"已登记取消考评资格：{facts.place(said['place']).label}。")
    return 0


def end_command(words: Sequence[str]) -> int:
    """end RECORD --reason R --by NAME: what stands in checking/in_force counts no more."""
    (record,), said = words_said(words, _WHO, END, plain=1)
    facts = load_facts(settings.DATA)
    with closing(Store(settings.STORE, facts)) as store:
        end(store, record, reason=said["reason"], author=said["by"], made_at=now())
    print("已结束这条登记。")
    return 0
