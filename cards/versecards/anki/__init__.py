"""Notes become an Anki package: note types as data, fields, decks."""
