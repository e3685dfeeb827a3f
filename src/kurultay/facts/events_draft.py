"""An event in the making: what the sentences have added to it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kurultay.facts.claims import Attendance, NameRef, When
from kurultay.facts.events_hits import Hit
from kurultay.facts.events_scene import Scene
from kurultay.text.article import Span

GROUP = frozenset(
    {
        "summit",
        "ministerial",
        "council_session",
        "committee_session",
        "multilateral_meeting",
        "forum",
        "conference",
    }
)
"""Types of events that many take part in."""

PAIR = frozenset({"bilateral_meeting", "phone_call"})
"""Types of events between two sides."""

_ORDER = ("chair", "host", "speaker", "attendee")


@dataclass(slots=True)
class Member:
    """A participant in the making."""

    who: NameRef
    role: str
    attendance: Attendance | None
    span: Span
    rule: str
    confidence: float


@dataclass(slots=True)
class Draft:
    """An event in the making; ``frame`` marks one that only frames others."""

    hit: Hit
    type: str
    status: str
    when: When | None = None
    place: NameRef | None = None
    country: str | None = None
    organiser: NameRef | None = None
    parent: Draft | None = None
    members: dict[NameRef, Member] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    topics: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    frame: bool = False
    online: bool = False
    aside: bool = False
    sides: int = 0

    @property
    def ordinal(self) -> int | None:
        """Give the number of the event in its series."""
        return self.hit.ordinal

    @property
    def people(self) -> frozenset[NameRef]:
        """Give who takes part so far."""
        return frozenset(self.members)

    def join(self, member: Member) -> None:
        """Add a participant, or raise the role and settle the attendance of one it has."""
        known = self.members.get(member.who)
        if known is None:
            self.members[member.who] = member
            return
        if _ORDER.index(member.role) < _ORDER.index(known.role):
            known.role = member.role
        if known.attendance is None:
            known.attendance = member.attendance


@dataclass(slots=True)
class Plot:
    """The drafts of an article in the order they are first told of."""

    scene: Scene
    drafts: list[Draft] = field(default_factory=list)
    read: int = 0

    def events(self) -> list[Draft]:
        """Give the drafts that are more than frames."""
        return [draft for draft in self.drafts if not draft.frame]

    def gathering(self) -> bool:
        """Tell whether the article is about an event of many."""
        main = self.main()
        return main is not None and main.type in GROUP

    def main(self) -> Draft | None:
        """Give the event that the article is about: not the one in whose frame it is held."""
        told = [draft for draft in self.drafts if not draft.frame and not draft.aside]
        if not told or not told[0].hit.adjunct:
            return next(iter(told), None)
        inner = (d for d in told if d.parent is told[0] and d.hit.row == told[0].hit.row)
        return next((d for d in inner if not told[0].members), told[0])


def kin(one: str, other: str) -> bool:
    """Tell whether two types may be told of one event: heads of state are no ministers."""
    if {one, other} == {"summit", "ministerial"}:
        return False
    return one == other or {one, other} <= GROUP or {one, other} <= PAIR | {"multilateral_meeting"}
