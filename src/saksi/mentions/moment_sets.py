"""Lengths of time, times that come again and again, and vague ones: the TIMEX3 values that lie on no calendar."""

from __future__ import annotations

from typing import Literal

from saksi.mentions.moment_expression import Expression
from saksi.mentions.moment_units import Unit

__all__ = ["goes_on_repeating", "length_value", "repeated_value", "vague_value"]

_CODES = {"E": "DE", "C": "CE"}
# Half of one: "setengah jam".
_HALVES = {"TH": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y"}


def vague_value(expression: Expression) -> tuple[Literal["DATE", "DURATION"], str]:
    """Type and value of "saat ini", "recently", "beberapa saat": "PRESENT_REF", "PAST_REF", "PXX"."""
    code = expression.units[0].code
    return "DURATION" if code.startswith("PX") else "DATE", code


def length_value(expression: Expression) -> str | None:
    """The value of a length of time: "P2Y", "PT3H", "PXD" where the number is not said, "P2.5Y" with a half."""
    unit = expression.first("DwbYQGChJNs")
    if unit is None:
        return None
    number = next((part for part in expression.units if part.tag in "dnq" or (part.tag == "e" and part.value)), None)
    if number is not None and number.tag == "q":
        count = "X"
    else:
        half = 0.5 if expression.first("j") is not None else 0
        whole = 0 if expression.units[0].tag == "j" else 1
        told = whole if number is None else float(number.code) if number.code else number.value
        count = f"{(told + half) * (unit.value or 1):.10g}"
    if expression.units[0].tag == "j" and unit.code in _HALVES:
        return _HALVES[unit.code]
    code = _CODES.get(unit.code, unit.code)
    if code == "H":
        return f"P{6 * int(count)}M" if count != "X" else "PXM"
    return (f"PT{count}{code[1:]}" if code[0] == "T" else f"P{count}{code}") + _smaller(expression, unit)


def _smaller(expression: Expression, larger: Unit) -> str:
    """What a second, smaller unit adds: the "6M" of "two years and six months", the "15M" of "2 jam 15 menit"."""
    units = expression.units
    at = units.index(larger) + 2
    if at >= len(units) or units[-1].tag not in "bwDhJ" or units[-2].tag not in "dn":
        return ""
    code = units[-1].code
    timed = "" if larger.code[0] == "T" or code[0] != "T" else "T"
    return f"{timed}{units[-2].value * (units[-1].value or 1)}{code.removeprefix('T')}"


def repeated_value(expression: Expression) -> str | None:
    """The value of "setiap Senin", "every Monday morning", "every 17 August", "per hour"."""
    weekday, part, month = expression.first("WU"), expression.first("T"), expression.first("Mu")
    tail = part.code if part is not None else ""
    if weekday is not None:
        eve = part is not None and part.start < weekday.start  # "setiap malam Jumat" is the night before
        return f"XXXX-WXX-{(weekday.value - 2) % 7 + 1 if eve else weekday.value}{tail}"
    number = expression.first("dO")
    if month is not None:
        return f"XXXX-{month.value:02d}" + (f"-{number.value:02d}" if number is not None else "")
    if number is not None and expression.first("g") is not None:
        return f"XXXX-XX-{number.value:02d}"
    if part is not None:
        return f"XXXX-XX-XX{tail}"
    if expression.first("H") is not None:
        return "P1Y"
    return "XXXX-WXX-WE" if expression.first("N") is not None else length_value(expression)


def goes_on_repeating(expression: Expression) -> Unit | None:
    """The weekday that goes on a row of repeated ones: the last of "setiap Senin, Rabu, dan Jumat"; else None."""
    if len(expression.units) != 1 or expression.units[0].tag != "W":
        return None
    for unit in reversed(expression.before[-8:]):
        if unit.tag == "e":
            return expression.units[0] if expression.before[-1].tag in ",&c-" else None
        if unit.tag not in "DW,&c-":
            return None
    return None
