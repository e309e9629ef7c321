"""Lengths of time, times that come again and again, and vague ones: the TIMEX3 values that lie on no calendar."""

from __future__ import annotations

from typing import Literal

from saksi.mentions.moment_expression import Expression
from saksi.mentions.moment_units import Unit

__all__ = ["goes_on_repeating", "length_value", "repeated_value", "vague_value"]

_CODES = {"E": "DE", "C": "CE"}


def vague_value(expression: Expression) -> tuple[Literal["DATE", "DURATION"], str]:
    """Type and value of "saat ini", "recently", "beberapa saat": "PRESENT_REF", "PAST_REF", "PXX"."""
    code = expression.units[0].code
    return "DURATION" if code.startswith("PX") else "DATE", code


def length_value(expression: Expression) -> str | None:
    """The value of a length of time: "P2Y", "PT3H", "PXD" where the number is not said, "P2.5Y" with a half."""
    unit = expression.first("DwbYGChJNs")
    if unit is None:
        return None
    number = next((part for part in expression.units if part.tag in "dnq" or (part.tag == "e" and part.value)), None)
    if number is not None and number.tag == "q":
        count = "X"
    else:
        half = 0.5 if expression.first("j") is not None else 0
        told = 1 if number is None else float(number.code) if number.code else number.value
        count = f"{(told + half) * (unit.value or 1):.10g}"
    code = _CODES.get(unit.code, unit.code)
    return f"PT{count}{code[1:]}" if code[0] == "T" else f"P{count}{code}"


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
            return expression.units[0] if expression.before[-1].tag in ",&" else None
        if unit.tag not in "DW,&":
            return None
    return None
