"""English names for what the register does not know: composed from tables, else romanised."""

from __future__ import annotations

from kurultay.facts.page import Page
from kurultay.mentions.mention import Mention, MentionKind
from kurultay.text.article import Span


def body(page: Page, mention: Mention) -> str:
    """
    Compose the English name of a body from its head, field and owner, else romanise its name.

    Shape: «Ministry of Digital Development and Transport of Azerbaijan».
    """
    entry = page.lexicon.entry(MentionKind.BODY, mention.key)
    if entry is not None and entry.en:
        return entry.en
    tokens = page.tokens(mention.span.start, mention.span.end)
    owner, covered = _owner(page, mention)
    keys = [page.lexicon.keys(token.text) for token in tokens]
    head: str | None = None
    used = [any(span.covers(token.span) for span in covered) for token in tokens]
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        if used[at] or not tokens[at].text[0].isalnum() or tokens[at].pos in ("CONJ", "ADP"):
            at += 1
            continue
        heads = list(page.lexicon.heads.matches(keys, at)) if head is None else []
        fields = list(page.lexicon.fields.matches(keys, at))
        if heads:
            at, found = max(heads, key=lambda hit: hit[0])
            head = found.en
        elif fields:
            at, field = max(fields, key=lambda hit: hit[0])
            parts.append(field.en)
        else:
            return page.lexicon.spelling.romanise(mention.name)
    if head is None:
        return page.lexicon.spelling.romanise(mention.name)
    listed = ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)
    return " of ".join(part for part in (head, listed, owner) if part)


def _owner(page: Page, mention: Mention) -> tuple[str, list[Span]]:
    """Give the body or state within a body's name in English, and the stretches it takes."""
    inner = [m for m in page.inside(mention.span, MentionKind.BODY) if m.span != mention.span]
    if inner:
        widest = max(inner, key=lambda m: m.span.end - m.span.start)
        return body(page, widest), [widest.span]
    for state in page.inside(mention.span, MentionKind.STATE):
        entry = page.lexicon.entry(MentionKind.STATE, state.key)
        if entry is not None:
            return entry.en, [state.span]
    return "", []
