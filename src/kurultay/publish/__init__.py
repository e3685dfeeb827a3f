"""Publish: exports, the report, facts read back from the graph, and the measure."""
