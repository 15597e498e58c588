"""Cells written as few programs write them: read exactly, or told by their address."""

from tests.gauntlet.building import FIRST_FIGURE, SECOND_FIGURE, drawn, edited
from tests.gauntlet.case import Build, Case, accepted, refused, sent_back

_LOST = ("cell.lost", "B7")
_FAULTY_NUMBERS = ("value.error", "B7"), ("value.error", "D7"), ("value.error", "J7")
_RUNS = "<is><r><t>填报单位：宣</t></r><r><rPr><b/></rPr><t>汉县</t></r></is>"
_SOUNDS = "<is><t>填报单位：宣汉县</t><rPh sb='0' eb='1'><t>xuan</t></rPh></is>"
_WHO = "<is><t>填报单位：宣汉县</t></is>"


def _second(cell: str) -> Build:
    """The second figure, B7, in other XML."""
    return edited((SECOND_FIGURE, cell))


CASES = (
    Case("a formula with its result", _second('<c r="B7"><f>1+1.5</f><v>2.5</v></c>'), accepted()),
    Case(
        "a formula without its result",
        drawn(values={"signed_contract": "=1+1.5"}),
        sent_back(("value.formula", "B7"), signed_contract=None),
    ),
    Case(
        "a shared formula without its result",
        _second('<c r="B7"><f t="shared" si="0"/></c>'),
        sent_back(("value.formula", "B7"), signed_contract=None),
    ),
    Case(
        "a formula whose result is an empty text",
        _second('<c r="B7" t="str"><f>""</f><v></v></c>'),
        accepted(("value.missing", "B7"), signed_contract=None),
    ),
    Case(
        "a formula whose result is a text",
        _second('<c r="B7" t="str"><f>TEXT(2.5,"0.0")</f><v>2.5</v></c>'),
        accepted(),
    ),
    Case(
        "three kinds of error",
        edited(
            (SECOND_FIGURE, '<c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
            ('<c r="D7" t="n"><v>4.5</v></c>', '<c r="D7" t="e"><v>#N/A</v></c>'),
            ('<c r="J7" t="n"><v>10.5</v></c>', '<c t="e" r="J7"><f>#REF!A1</f><v>#REF!</v></c>'),
        ),
        sent_back(*_FAULTY_NUMBERS, signed_contract=None, landed_contract=None, manufacturing_fdi=None),
    ),
    Case(
        "an error in single quotes",
        _second("<c r='B7' t='e'><v>#NUM!</v></c>"),
        sent_back(("value.error", "B7"), signed_contract=None),
    ),
    Case("an error of a newer Excel", _second('<c r="B7" t="e"><v>#SPILL!</v></c>'), refused("file.new_error")),
    Case(
        "a figure with a comment inside",
        _second('<c r="B7"><v>2<!-- -->5</v></c>'),
        sent_back(_LOST, signed_contract="2"),
    ),
    Case(
        "a figure with a character by number",
        _second('<c r="B7"><v>2&#53;</v></c>'),
        sent_back(_LOST, signed_contract="2"),
    ),
    Case(
        "a figure in a raw section",
        _second('<c r="B7"><v><![CDATA[25]]></v></c>'),
        sent_back(_LOST, signed_contract=None),
    ),
    Case(
        "a figure between instructions",
        _second('<c r="B7"><v>2<?x y?>5</v></c>'),
        sent_back(_LOST, signed_contract="2"),
    ),
    Case(
        "a text where none is announced",
        _second('<c r="B7" t="inlineStr"><v>2.5</v></c>'),
        sent_back(_LOST, signed_contract=None),
    ),
    Case(
        "two cells of one address",
        _second(f'{SECOND_FIGURE}<c r="B7"><v>25</v></c>'),
        sent_back(_LOST, signed_contract="25"),
    ),
    Case("a comment between two cells", _second(f"<!-- 示例 -->{SECOND_FIGURE}"), accepted()),
    Case("cells without an address", edited(*((f' r="{letter}7"', "") for letter in "ABCDEFGHIJK")), accepted()),
    Case("cells in single quotes", edited((FIRST_FIGURE, "<c r='A7' t='n'><v>1</v></c>")), accepted()),
    Case("cells out of order", edited((FIRST_FIGURE, ""), (SECOND_FIGURE, SECOND_FIGURE + FIRST_FIGURE)), accepted()),
    Case("blanks inside a tag", _second('<c\n r="B7"\t><v >2.5</v ></c >'), accepted()),
    Case("a place in two fonts", edited((_WHO, _RUNS)), accepted()),
    Case("a place with its pronunciation", edited((_WHO, _SOUNDS)), accepted()),
    Case("a place by character numbers", edited(("宣汉县", "&#23459;&#27721;&#x53BF;")), accepted()),
    Case("a place in a raw section", edited(("填报单位：宣汉县", "<![CDATA[填报单位：宣汉县]]>")), accepted()),
    Case("a figure with an exponent", _second('<c r="B7"><v>2.5E0</v></c>'), accepted()),
    Case("a figure of seventeen digits", _second('<c r="B7"><v>2.5000000000000004</v></c>'), accepted()),
    Case(
        "a figure that is no number to Excel",
        _second('<c r="B7"><v>inf</v></c>'),
        sent_back(("value.unreadable", "B7"), signed_contract=None),
    ),
)
