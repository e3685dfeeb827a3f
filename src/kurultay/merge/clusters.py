"""Which observations are one thing: a union-find whose result does not depend on the order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

Mark = tuple[str, int]
"""Which side of a judgement a thing is on."""


def parted(one: frozenset[Mark], two: frozenset[Mark]) -> bool:
    """Tell whether two things stand on the two sides of a judgement that they are different."""
    return bool(one and two) and any((name, 1 - side) in two for name, side in one)


class Clusters:
    """
    Disjoint sets of IRIs; a set is named by its smallest member.

    ``apart`` holds the marks of members: a key never joins what bears both of one judgement;
    ``bonds`` what was judged one, by a common name.
    """

    def __init__(
        self,
        members: Iterable[str],
        apart: Mapping[str, frozenset[Mark]] | None = None,
        bonds: Mapping[str, str] | None = None,
    ) -> None:
        """Begin with each member alone, but for what is bonded."""
        self._parent = {member: member for member in members}
        marks = apart or {}
        self._marks = {member: marks[member] for member in self._parent if member in marks}
        for member, bond in sorted((bonds or {}).items()):
            if member in self._parent and bond in self._parent:
                self.join(bond, member)

    def __contains__(self, member: str) -> bool:
        """Tell whether it is a member of any set."""
        return member in self._parent

    def find(self, member: str) -> str:
        """Give the name of the set that the member is in."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: str, two: str) -> None:
        """Make the sets of two members one."""
        first, second = sorted((self.find(one), self.find(two)))
        self._parent[second] = first
        if second in self._marks and second != first:
            self._marks[first] = self._marks.get(first, frozenset()) | self._marks[second]

    def join_by(self, keyed: Iterable[tuple[Hashable, str]]) -> None:
        """Join all members that share a key; if some of them are marked apart, side by side."""
        blocks: dict[Hashable, list[str]] = {}
        for key, member in keyed:
            blocks.setdefault(key, []).append(member)
        for block in blocks.values():
            for members in self._sides(block) if self._marks else (block,):
                for member in members[1:]:
                    if not (self._marks and parted(self._of(members[0]), self._of(member))):
                        self.join(members[0], member)

    def _of(self, member: str) -> frozenset[Mark]:
        return self._marks.get(self.find(member), frozenset())

    def _sides(self, block: list[str]) -> Iterator[list[str]]:
        """Give the members of a block by their marks, where not all of them can be one."""
        marks = {member: self._of(member) for member in block}
        whole = frozenset(mark for found in marks.values() for mark in found)
        if not parted(whole, whole):
            yield sorted(block)
            return
        for side in sorted(set(marks.values()), key=sorted):
            yield sorted(member for member in block if marks[member] == side)

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Give the members of each set, sorted, by its name."""
        found: dict[str, list[str]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.find(member), []).append(member)
        return {name: tuple(members) for name, members in found.items()}


def majority(values: Sequence[str]) -> str | None:
    """Give the most frequent value; of equally frequent ones the smallest."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], value), default=None)
