"""A scheme written as TOML, so that it can be taken along, edited and read back the same."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from domain.schemes.scheme import Scheme

Value = object


def scheme_toml(scheme: Scheme) -> str:
    """The whole scheme, what is left to its default left out; read by `parse_scheme` it is the same scheme."""
    told = scheme.model_dump(exclude_defaults=True)
    items, commendation = told.pop("item"), told.pop("commendation", None)
    parts = [_pairs(told)]
    if commendation:
        parts.append(f"[commendation]\n{_pairs(commendation)}")
    return "\n".join([*parts, *(f"[[item]]\n{_pairs(item)}" for item in items)])


def _pairs(table: Mapping[str, Value]) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in table.items())


def _value(value: Value) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name} = {_value(one)}' for name, one in value.items())} }}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return str(int(value)) if value == int(value) else f'"{value:f}"'
    return str(value) if isinstance(value, int | date) else json.dumps(value, ensure_ascii=False)
