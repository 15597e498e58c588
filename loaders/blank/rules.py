"""What may be typed into the cells of a form: numbers, dates and listed words, each with a prompt and an answer."""

from openpyxl.worksheet.datavalidation import DataValidation

from domain.forms import Column
from domain.numbers import DASH

_EARLIEST_DAY = "36526"  # 1 January 2000, the first day a serial is read as
_LONGEST_LIST, _LONGEST_PROMPT = 255, 255


def number_format(column: Column, decimals: int) -> str:
    """How Excel shows what stands in `column`; text and dates as they are typed."""
    if column.unit is None:
        return "yyyy-mm-dd" if column.kind == "date" else "@"
    return "#,##0." + "0" * decimals if column.kind == "amount" and decimals else "#,##0"


def rule_of(column: Column, cell: str, words: tuple[str, ...]) -> DataValidation | None:
    """What may be typed into `cell` and below it, `words` where only they may; None where anything may."""
    if column.unit is not None:
        rule = _figure(column, cell)
    elif column.kind == "date":
        rule = _day(column)
    elif words:
        rule = _listed(column, words)
    elif column.required:
        rule = DataValidation(promptTitle="必填", prompt=f"每行都要填“{column.label}”。")
    else:
        return None
    rule.allow_blank, rule.showInputMessage = True, True
    return rule


def _figure(column: Column, cell: str) -> DataValidation:
    """0 or more, whole for counts, or a dash where there is nothing."""
    whole = f",{cell}=INT({cell})" if column.kind == "count" else ""
    kind = "不小于0的整数" if column.kind == "count" else "不小于0的数字"
    rule = DataValidation(type="custom", formula1=f'IF(ISNUMBER({cell}),AND({cell}>=0{whole}),{cell}="{DASH}")')
    rule.promptTitle, rule.prompt = f"单位：{column.unit}", f"请填{kind}；暂无此项的填“{DASH}”，确为零的填0。"
    return _refusing(rule, f"“{column.label}”应填{kind}，单位为{column.unit}；暂无此项的填“{DASH}”。")


def _day(column: Column) -> DataValidation:
    rule = DataValidation(type="date", operator="greaterThanOrEqual", formula1=_EARLIEST_DAY)
    rule.promptTitle, rule.prompt = "日期", "请填年月日，如 2023-6-9；还没有的不填。"
    return _refusing(rule, f"“{column.label}”应填日期，如 2023-6-9；还没有的不填。")


def _listed(column: Column, words: tuple[str, ...]) -> DataValidation:
    """A list to choose from; where several may be named it only offers, for a list takes one word."""
    listed, named = ",".join(words), "、".join(words)
    rule = DataValidation(type="list", formula1=f'"{listed}"') if len(listed) <= _LONGEST_LIST else DataValidation()
    how = "可填多个，用顿号隔开：" if column.several else "请从下拉列表中选："
    rule.promptTitle, rule.prompt = "必填" if column.required else "可选词", f"{how}{named}。"[:_LONGEST_PROMPT]
    return rule if column.several else _refusing(rule, f"“{column.label}”只能填：{named}。"[:_LONGEST_PROMPT])


def _refusing(rule: DataValidation, sentence: str) -> DataValidation:
    rule.showErrorMessage, rule.errorTitle, rule.error = True, "请核对", sentence
    return rule
