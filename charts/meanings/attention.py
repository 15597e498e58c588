"""The section of 口径 on what is pointed at: the remarks of 需要关注, and when a project stands still."""

from charts.meanings.definitions import Section, entry, with_source
from charts.table import Column
from domain.attention import attention_rules
from domain.facts import Facts
from domain.projects.stalls import stalls_in

_COLUMNS = (Column("名称", "name"), Column("口径", "left wrap"), Column("依据", "left wrap"))


def attention_section(facts: Facts) -> Section:
    """Every kind of remark with how many are listed, then every rule of stalling with its days."""
    say = facts.sentences
    remarks = [
        with_source(entry(say[f"remark_{rule.key}"], say["attention_most"].format(most=rule.most)), rule.source, facts)
        for rule in attention_rules(facts).values()
    ]
    stalls = [
        with_source(
            entry(f"{say['remark_stalled']}：{rule.label}", say["stalled_after"].format(days=rule.days)),
            rule.source,
            facts,
        )
        for rule in stalls_in(facts).values()
    ]
    return Section(say["attention_section"], _COLUMNS, [*remarks, *stalls])
