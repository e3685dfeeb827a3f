"""Names of several people side by side, which only the article's other names part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kurultay.mentions.declined import Named
from kurultay.mentions.scan import Scan

_LIST = 2


def parted(scan: Scan, full: Sequence[Named], cases: frozenset[str]) -> list[Named]:
    """
    Leave out what are the surnames of two others side by side («Тоқаев Ердоғанмен»).

    With ``cases``, those on the last word of a name only, what stands around one is cut off too.
    """
    keys = scan.keys
    known: Counter[str] = Counter()
    for name in full:
        known.update(keys[name.last - 1])
    names = [_freed(scan, name, full, cases) for name in full] if cases else full
    return [
        replace(name, first=name.first + 1) if cases and _led(scan, name, known) else name
        for name in names
        if name.last - name.first != _LIST
        or name.initials
        or not any(known[key] for key in keys[name.first] if len(key) > _LIST)
        or not any(known[key] > 1 for key in keys[name.last - 1] if len(key) > _LIST)
    ]


def _freed(scan: Scan, name: Named, full: Sequence[Named], cases: frozenset[str]) -> Named:
    """Leave out what stands behind a name told elsewhere («A B Маңғыстаудың тарихына …»)."""
    if name.last - name.first != _LIST + 1 or name.initials:
        return name
    keys, first = scan.keys, name.first
    alone = any(
        other.last - other.first == _LIST
        and not other.initials
        and keys[other.first] & keys[first]
        and keys[other.last - 1] & keys[first + 1]
        for other in full
    )
    undeclined = not scan.words[first + 1].token.feats & cases
    return replace(name, last=name.last - 1) if alone and undeclined else name


def _led(scan: Scan, name: Named, known: Counter[str]) -> bool:
    """Tell whether the surname of another stands before a name («Тоқаев Мурат Нұртілеумен»)."""
    if name.last - name.first != _LIST + 1 or name.initials:
        return False
    led = any(known[key] for key in scan.keys[name.first] if len(key) > _LIST)
    given = scan.lexicon.is_given
    return led and given(scan.keys[name.first + 1]) and not given(scan.keys[name.first])
