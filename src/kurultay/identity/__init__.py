"""Who is who within an article, and which register entry a name means."""

from kurultay.identity.resolution import Resolution

__all__ = ["Resolution"]
