"""The graph for Python: open a build, ask it, and get rows, data frames, networks, entities with their claims."""

from chipcontrols.graph.api.answer import Answer, Row
from chipcontrols.graph.api.entity import Entity
from chipcontrols.graph.api.graph import Graph
from chipcontrols.graph.api.records import Claim, Claims

__all__ = ["Answer", "Claim", "Claims", "Entity", "Graph", "Row"]
