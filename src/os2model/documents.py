"""Document control (dokumentstyring): the header of OS2's documents, and whether one is approved and not overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from attrs import frozen

from os2model._checks import check_day, check_optional_day, check_type
from os2model.findings import Finding, worth_a_look
from os2model.labels import Label

_UNTITLED: Final = Label(da="dokumentet", en="the document")


@frozen(kw_only=True)
class DocumentControl:
    """The header of a document (dokumentstyring): who answers for it, and which version was approved when.

    All of it may be left out: in OS2's guide for new public authorities the header stands and is empty.

    Attributes:
        title: what the document is called.
        owner: who keeps it (Ejer).
        approver: who approves it (Godkender).
        version: its version.
        approved: the day it was approved (Godkendelsesdato).
        revision: the last day by which it is to be revised (Revisionsdato).

    Examples:
        >>> DocumentControl(title="Takstblad", approver="styregruppen", revision=date(2027, 6, 30)).approver
        'styregruppen'
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


def check_document(document: DocumentControl, *, on: date) -> tuple[Finding, ...]:
    """What is worth a look in the header of a document (dokumentkontrol) on a day.

    Args:
        document: the header.
        on: the day.

    Returns:
        A finding where it is not approved by then, where the day of its revision has passed, and where that day lies before
        the approval.

    Examples:
        >>> guide = DocumentControl(title="the guide", approved=date(2025, 6, 1), revision=date(2026, 6, 30))
        >>> check_document(guide, on=date(2026, 6, 30))
        ()
        >>> print(*check_document(guide, on=date(2026, 7, 1)))
        the guide was to be revised by 2026-06-30; revise it, and give the day of the next revision
    """
    check_type("document", document, DocumentControl)
    check_day("on", on)
    return tuple(_remarks(document, on))


def _remarks(document: DocumentControl, on: date) -> Iterator[Finding]:
    named = partial(worth_a_look, subject=document.title.strip() or _UNTITLED)
    approved, revision = document.approved, document.revision
    if approved is None or approved > on:
        yield named("document.not-approved", day=on)
    if revision is None:
        return
    if on > revision:
        yield named("document.revision-overdue", day=revision)
    if approved is not None and revision < approved:
        yield named("document.revision-before-approval", day=revision, found=approved)
