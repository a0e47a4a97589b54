"""Step 7, PDF: its bytes → what the validator page-validation finds against PDF/A or PDF/UA (the only door to it).

It is a tool of the test suite (extra `validate`), not of the build: only what validates imports this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import page

from docgen.check.pdf_faults import PdfFault
from docgen.wording.messages import message

Profile = Literal["2a", "3a", "ua1"]
_NAMES: Mapping[Profile, str] = {"2a": "PDF/A-2a", "3a": "PDF/A-3a", "ua1": "PDF/UA-1"}


def validate(data: bytes, profile: Profile) -> tuple[PdfFault, ...]:
    """PDF bytes, profile (PDF/A-2a, PDF/A-3a, PDF/UA-1) → faults; none = it conforms."""
    report = page.validate_pdf_bytes(data, profile=profile)
    right = message("应合 {names}", names=_NAMES[profile])
    faults = tuple(PdfFault(failure.rule_id, 0, _words(failure), right) for failure in report.failures)
    if not faults and not report.is_compliant:
        return (PdfFault(profile, 0, message("验证器判为不合"), right),)
    return faults


def _words(failure: page.ValidationFailure) -> str:
    place = message("（对象 {object_id}）", object_id=failure.object_id) if failure.object_id is not None else ""
    return failure.message + place
