"""Write the settings as they are now into the schema of YAML articles, and print their page.

``python -m versecards.settings > SETTINGS.md``
"""

import sys

from versecards.settings.page import settings_markdown
from versecards.settings.schema import SCHEMA, schema_text

SCHEMA.write_text(schema_text(), encoding="utf-8")
sys.stdout.write(settings_markdown())
