"""Document control (dokumentstyring): the header that every document of OS2's carries."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from os2model._checks import check_optional_day, check_type


@frozen(kw_only=True)
class DocumentControl:
    """The header of a document (dokumentstyring): owner, approver, revision date, version and approval date.

    Attributes:
        title: what it is called.
        owner: who owns it.
        approver: who approves it.
        version: its version.
        approved: the day it was approved.
        revision: the day by which it is to be revised.

    Examples:
        >>> DocumentControl(title="Vedtægter", version="2026-03-17").owner
        ''
    """

    title: str = ""
    owner: str = ""
    approver: str = ""
    version: str = ""
    approved: date | None = None
    revision: date | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("title", "owner", "approver", "version"):
            check_type(f"DocumentControl.{name}", getattr(self, name), str)
        check_optional_day("DocumentControl.approved", self.approved)
        check_optional_day("DocumentControl.revision", self.revision)
