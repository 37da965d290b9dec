"""How often Python looks for objects that only refer to each other, in every process of ours."""

import gc


def look_seldom(made: int = 1_000_000) -> None:
    """Look once for so many new objects: they are many, and hardly any refer back."""
    gc.set_threshold(made, 50, 50)
