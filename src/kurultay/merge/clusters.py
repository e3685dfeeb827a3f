"""Which observations are one thing: a union-find whose result does not depend on the order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence


class Clusters:
    """Disjoint sets of IRIs; a set is named by its smallest member."""

    def __init__(self, members: Iterable[str]) -> None:
        """Begin with each member alone."""
        self._parent = {member: member for member in members}

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

    def join_by(self, keyed: Iterable[tuple[Hashable, str]]) -> None:
        """Join all members that share a key."""
        seen: dict[Hashable, str] = {}
        for key, member in keyed:
            if key in seen:
                self.join(seen[key], member)
            else:
                seen[key] = member

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
