"""Values in Danish and English, for people: the language is always given.

`explain` says why, `table` shows a value at a glance, `markdown` the same to paste, `html` both, `page` the same as a page of
its own and `svg` the picture in it; `amount`, `day` and `period` write single values. Spaces are plain in text, no-break in HTML.
"""

from os2model.text.explanations import explain
from os2model.text.formats import Language, amount, day, period
from os2model.text.markup import Html, html, page
from os2model.text.pictures import svg
from os2model.text.tables import markdown, table

__all__ = ["Html", "Language", "amount", "day", "explain", "html", "markdown", "page", "period", "svg", "table"]
