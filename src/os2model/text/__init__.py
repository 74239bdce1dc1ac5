"""Values in Danish and English, for people: the language is always given.

`explain` says why, `table` shows a budget at a glance; `amount`, `day` and `period` write single values. Spaces are plain.
"""

from os2model.text.explanations import explain
from os2model.text.formats import Language, amount, day, period
from os2model.text.tables import table

__all__ = ["Language", "amount", "day", "explain", "period", "table"]
