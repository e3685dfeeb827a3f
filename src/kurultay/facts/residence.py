"""The title of an envoy, which holds the state of residence."""

from __future__ import annotations

from kurultay.facts.line import Link
from kurultay.facts.realm import Realm


def sends(realm: Realm, link: Link, country: str | None) -> str | None:
    """Give the state of an envoy, which is never the one he lives in («Қазақстандағы елші»)."""
    near = (*realm.within(link.post), *link.beside)
    posted = {realm.land_of(mention) for mention in near if realm.located(mention)}
    return None if country in posted else country


def titled(realm: Realm, link: Link, title: str, title_en: str) -> tuple[str, str]:
    """Give an envoy's title with the country of residence."""
    if link.post is None:
        return title, title_en
    for mention in (*realm.within(link.post), *link.beside):
        if not realm.located(mention):
            continue
        entry = realm.page.lexicon.entry(mention.kind, mention.key)
        english = entry.en if entry else ""
        start = mention.span.start
        ahead = realm.page.tokens(max(0, start - 8), start)
        prep = ahead[-1] if ahead and ahead[-1].norm in realm.words["located"] else None
        words = realm.page.text[prep.span.start if prep else start : mention.span.end]
        if words in title:
            return title, title_en
        spelled = f"{title} {words}" if prep else f"{words} {title}"
        if english and english not in title_en:
            title_en = f"{title_en} to {english}"
        return spelled, title_en
    return title, title_en
