"""A message as the code has it, in Chinese → the same in the language of whoever reads it.

The report's own language is another matter: it is that of its edition, and stands in the other modules here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module


def message(template: str, /, **values: object) -> str:
    """A template with {names}, their values → the message; without values the template is taken as it is."""
    spoken = _SPOKEN.get(template, template)
    return spoken.format(**values) if values else spoken


def _spoken(language: str) -> Mapping[str, str]:
    """Language → the messages in it; the code's own, Chinese, takes no catalog and none of its libraries."""
    found: Mapping[str, str] = {} if language == "zh" else import_module("docgen.wording.catalog").catalog(language)
    return found


# One process speaks one language, to one person, and hands it on to the processes that it starts.
LANGUAGE = os.environ.get("DOCGEN_LANGUAGE", "zh")
_SPOKEN = _spoken(LANGUAGE)
