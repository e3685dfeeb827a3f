"""Offices become tenures of posts."""

from __future__ import annotations

from datetime import date

from kurultay.facts.claims import Event, NameRef, Office, Participation
from kurultay.graph import terms, write
from kurultay.graph.draft import Draft
from kurultay.text.article import Article, PartialDate


class Offices:
    """The tenures and posts of one article; the same office stated twice is one tenure."""

    def __init__(self, draft: Draft, events: tuple[Event, ...]) -> None:
        """Note on which days the offices are attested by what their holders did."""
        self._draft = draft
        self._tenures: dict[object, str] = {}
        self._posts: dict[object, str] = {}
        self._days: dict[object, set[date]] = {}
        for event in events:
            for participation in event.participants:
                self._attest(event, participation)

    def _attest(self, event: Event, participation: Participation) -> None:
        day = event.when.start if event.when else None
        if day is None or day.day is None or event.status != "held":
            return
        for office in participation.offices:
            self._days.setdefault(_same(office), set()).add(day.first_day)

    def tenure(self, office: Office) -> str:
        """Give the tenure of an office, made when first met; its words are noted as evidence."""
        draft = self._draft
        node = self._tenures.get(_same(office))
        if node is None:
            mapped = draft.fact_map.of(office)
            node = self._tenures[_same(office)] = draft.node("tenure", mapped.term)
            draft.fields(node, office, mapped)
            draft.fact(node)
            draft.add(node, terms.HAS_BASIS, write.iri(terms.concept("basis", "stated")))
            draft.add(node, terms.HAS_POST, self._post(office))
            for day in sorted(self._attested(office, draft.article)):
                stamp = write.date(PartialDate(day.year, day.month, day.day))
                draft.add(node, terms.ATTESTED_ON, stamp)
        draft.support(office.evidence, node, draft.ref(office.holder), self._post(office))
        return node

    def _attested(self, office: Office, article: Article) -> set[date]:
        """Give the days of the events; else the day of the article, unless the post is past."""
        if office.former:
            return set()
        days = self._days.get(_same(office), set())
        if not days and article.published and article.published.day:
            return {article.published.first_day}
        return days

    def _post(self, office: Office) -> str:
        draft = self._draft
        same = (office.title, office.title_en, office.level, office.body, office.country)
        node = self._posts.get(same)
        if node is None:
            mapped = draft.fact_map.of(office)
            node = self._posts[same] = draft.node("post", mapped.extra["post"])
            draft.label(node, office.title, office.title_en)
            draft.add(node, terms.HAS_RANK, write.iri(terms.concept("rank", office.level)))
            if office.body:
                draft.add(node, terms.POST_IN, draft.ref(office.body))
            elif office.country:
                draft.add(node, terms.POST_IN, draft.code(office.country))
        return node


def _same(office: Office) -> tuple[NameRef, str, str, str, NameRef | None, str | None, bool, bool]:
    """Give what makes an office one tenure; where it is stated does not."""
    return (
        office.holder,
        office.title,
        office.title_en,
        office.level,
        office.body,
        office.country,
        office.acting,
        office.former,
    )
