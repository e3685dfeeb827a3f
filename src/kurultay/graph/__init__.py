"""Claims and the register as RDF: terms, IRIs, the canonical writer, the graph of an article."""

from kurultay.graph.build import ArticleGraph, build
from kurultay.graph.factmap import FactMap

__all__ = ["ArticleGraph", "FactMap", "build"]
