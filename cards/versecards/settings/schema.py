"""The schema of YAML articles: what is the article stands in it, the settings follow."""

from __future__ import annotations

import json
from pathlib import Path

from versecards import article
from versecards.settings.keys import KEYS

SCHEMA = Path(article.__file__).with_name("article.schema.json")
_ARTICLE = ("title", "sections", "notice")


def schema_text() -> str:
    """Return the schema file's text with the keys of an article as ``keys.py`` has them."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    own = {name: schema["properties"][name] for name in _ARTICLE}
    settings = {name: key.schema for name, key in KEYS.items() if key.article}
    schema["properties"] = {**own, **settings}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
