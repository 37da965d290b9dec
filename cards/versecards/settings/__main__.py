"""Write the settings as they are now into the schema of YAML articles.

``python -m versecards.settings``
"""

from versecards.settings.schema import SCHEMA, schema_text

SCHEMA.write_text(schema_text(), encoding="utf-8")
