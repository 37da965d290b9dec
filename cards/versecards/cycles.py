"""How often Python looks for objects that only refer to each other, in every process of ours."""

import gc


def look_seldom() -> None:
    """Look less often: objects are many, and hardly any refer back."""
    gc.set_threshold(1_000_000, 50, 50)
