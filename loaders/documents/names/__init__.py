"""The names of a text: known ones, numbered products, short forms, pointing words, and those that no table knows."""
