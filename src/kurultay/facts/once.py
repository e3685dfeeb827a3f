"""Questions about a scene that many ask again: each is worked out once an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar, TypeVarTuple

Memo = defaultdict[object, dict[tuple[Any, ...], Any]]
"""By question, the answers by what was asked of."""


class Remembers(Protocol):
    """What keeps the answers for as long as they hold."""

    @property
    def memo(self) -> Memo:
        """Give the answers so far."""


Scene = TypeVar("Scene", bound=Remembers)
Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")


def once(ask: Callable[[Scene, *Asked], Answer]) -> Callable[[Scene, *Asked], Answer]:
    """Remember the answers to a question that depends on the scene and its arguments alone."""

    @wraps(ask)
    def known(scene: Scene, *asked: *Asked) -> Answer:
        answers = scene.memo[ask]
        if asked not in answers:
            answers[asked] = ask(scene, *asked)
        found: Answer = answers[asked]
        return found

    return known
