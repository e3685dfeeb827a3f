"""English names for what the register does not know: composed from tables, else romanised."""

from __future__ import annotations

from kurultay.facts.words import table


def romanise(text: str) -> str:
    """
    Write a Cyrillic text in Latin letters, as English usually does.

    Errors: none; letters that no table has stay as they are.
    """
    return " ".join(_word(word) for word in text.split())


def _word(word: str) -> str:
    tables = table("romanise.toml")
    letters, start, ends, vowels = (
        tables[name] for name in ("letters", "start", "ends", "vowels")
    )
    low = word.lower()
    tail = next((end for end in ends if low.endswith(end) and len(low) > len(end) + 1), "")
    out: list[str] = []
    for at, letter in enumerate(low):
        if tail and at == len(low) - len(tail):
            out.append(ends[tail])
            break
        before = low[at - 1] if at else "-"
        new = letters.get(letter, word[at])
        if not before.isalpha():
            new = start.get(letter, new)
        elif before in vowels["after"]:
            new = vowels.get(letter, new)
        out.append(new[:1].upper() + new[1:] if word[at].isupper() else new)
    return "".join(out)
