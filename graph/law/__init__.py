"""The law as dated data: criteria held against figures, and what follows for a destination on a day."""
