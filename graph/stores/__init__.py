"""Load a build into any triple store over HTTP, one named graph at a time."""

from chipcontrols.graph.stores.dialects import Dialect, dialects
from chipcontrols.graph.stores.load import Loaded, load

__all__ = ["Dialect", "Loaded", "dialects", "load"]
