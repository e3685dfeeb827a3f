"""Who is who within an article, and which register entry a name means."""

from kurultay.identity.registry import Registry
from kurultay.identity.resolution import Resolution
from kurultay.identity.resolve import resolve

__all__ = ["Registry", "Resolution", "resolve"]
