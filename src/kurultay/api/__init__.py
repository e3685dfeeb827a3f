"""
kurultay from Python: read, map, build, open, ask; rdflib on both sides.

All of it stands directly in ``kurultay``: ``import kurultay; kurultay.build("articles")``.
"""

from __future__ import annotations

from kurultay.api.rdf import from_rdflib, to_rdflib
from kurultay.api.work import Answer, Built, article, build, facts, map_article, query, read
from kurultay.errors import KurultayError
from kurultay.pipeline import Mapped
from kurultay.store import Store, open_store
from kurultay.text.article import Article
from kurultay.text.read import SetAside

__all__ = [
    "Answer",
    "Article",
    "Built",
    "KurultayError",
    "Mapped",
    "SetAside",
    "Store",
    "article",
    "build",
    "facts",
    "from_rdflib",
    "map_article",
    "open_store",
    "query",
    "read",
    "to_rdflib",
]
