"""Books, references, how they are written in prose, and the texts of translations."""
