"""OS2's own rules, figures and register: literals, each row with its source. See `docs/decisions/` for what was chosen.

SÅDAN RETTER DU: find filen og tabellen, tilføj en NY række øverst med dato, værdi og kilde, og lav en pull request. Ret
aldrig en gammel række: det, der er regnet ud én gang, skal kunne regnes ud igen.
"""
