"""A deck for those who use no Anki: its cards as text, and sheets to print."""
