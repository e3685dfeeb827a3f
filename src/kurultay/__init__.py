"""Who met whom, where, when and in which capacity: from the news, as RDF."""

__version__ = "0.1.0"
