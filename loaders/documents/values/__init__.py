"""The figures of a text with unit and bound, and its periods as intervals of days."""
