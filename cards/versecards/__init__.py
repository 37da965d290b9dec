"""versecards: Bible-study articles become Anki decks that stay current."""

__version__ = "0.1.0.dev0"
