"""A scheme while it is being written: plain values by field, what is wrong with them in words, what may be measured."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import ValidationError

from domain.datafiles import reason_of
from domain.facts import Facts
from domain.schemes.cases import AnyShape
from domain.schemes.earning import Shape
from domain.schemes.files import Measured, measured, schemes_in
from domain.schemes.scheme import Scheme
from domain.seasons import Season

Written = dict[str, Any]
SHAPES: dict[str, type[Shape]] = {
    get_args(shape.model_fields["kind"].annotation)[0]: shape for shape in get_args(get_args(AnyShape)[0])
}
_LISTS = ("item", "cut", "listing")


def as_written(scheme: Scheme) -> Written:
    """The scheme as texts, numbers and lists that a form can hold."""
    return scheme.model_dump(mode="json")


def settings_of(kind: str) -> list[str]:
    """The settings of a shape, in the order of the data."""
    return [name for name in SHAPES[kind].model_fields if name != "kind"]


def as_scheme(written: Written, facts: Facts) -> Scheme | list[str]:
    """The scheme, or a sentence for everything that does not hold; a text left empty counts as left out."""
    try:
        return Scheme.model_validate(_filled(written))
    except ValidationError as fault:
        return list(dict.fromkeys(_sentence(error, written, facts) for error in fault.errors()))


def measures_for(season: Season, facts: Facts) -> dict[str, Measured]:
    """What a scheme of the season may measure, by key: what its forms report, ratios, counts, what schemes use."""
    keys = [one.key for one in facts.indicators_of(season)]
    if any(target.season == season.key for target in facts.ratio_targets):
        keys += [ratio.key for ratio in facts.measures.ratio]
    keys += [count.key for count in schemes_in(facts).counts]
    mine = [scheme for scheme in schemes_in(facts).versions if scheme.season == season.key]
    keys += sorted(key for scheme in mine for key in scheme.measures)
    return {key: known for key in dict.fromkeys(keys) if (known := measured(facts, key))}


def _filled(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(one) for name, one in value.items() if one not in ("", None)}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def _sentence(error: Mapping[str, Any], written: Written, facts: Facts) -> str:
    """Which line of the form, which field of it, and what is wrong."""
    say, where, reason = facts.sentences, error["loc"], reason_of(error)
    named = [str(part) for part in where if f"scheme_field_{part}" in say and part not in _LISTS]
    parts = [say[f"scheme_field_{named[-1]}"]] if named else []
    if len(where) > 1 and where[0] in _LISTS:
        line = written[where[0]][where[1]].get("label") or say["scheme_line"].format(n=where[1] + 1)
        parts = parts if reason.startswith(line) else [line, *parts]
    return f"{'　'.join(parts)}：{reason}" if parts else reason
