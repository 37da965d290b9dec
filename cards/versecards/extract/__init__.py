"""An Article becomes notes: verses, concepts, points, questions."""
