"""OS2's produkter efter navn / OS2's products by name."""

from os2model.products import Product
from os2model.sources import Source

_ACCOUNTS = Source(
    "OS2: Kontoplan 2026", "XG-9212045220 til 520 (OS2offdig/os2-sekretariat-docs, docs/processes/os2_kontoplaner.md)"
)
_NAMED = Source("OS2's egne sider", "nævnt ved navn uden for kontoplanen; hvor er ikke noteret")
_BLOG = Source("OS2: os2.eu, nyhed af 15.5.2018", "OS2dagsorden")
_CONTRACT = Source("OS2opgavefordeler: kundekontrakt", "docplayer 93499633")

PRODUCTS: tuple[Product, ...] = (
    Product("OS2kravmotor", source=_ACCOUNTS),
    Product("OS2rollekatalog", source=_ACCOUNTS),
    Product("OS2autoproces", source=_ACCOUNTS),
    Product("OS2indberetning", source=_ACCOUNTS),
    Product("OS2valghalla", source=_ACCOUNTS),
    Product("OS2faktor", source=_ACCOUNTS),
    Product("OS2udoglær", source=_ACCOUNTS),
    Product("OS2flytjord", source=_ACCOUNTS),
    Product("OS2kle", source=_ACCOUNTS),
    Product("OS2sync", source=_ACCOUNTS),
    Product("OS2forms", source=_ACCOUNTS),
    Product("OS2borgerPC", source=_ACCOUNTS),
    Product("OS2display", source=_ACCOUNTS),
    Product("OS2iot", source=_ACCOUNTS),
    Product("OS2mo", source=_ACCOUNTS),
    Product("OS2kitos", source=_ACCOUNTS),
    Product("OS2skoledata", source=_ACCOUNTS),
    Product("OS2sofd", source=_ACCOUNTS),
    Product("OS2compliance", source=_ACCOUNTS),
    Product("OS2skadesøkonomi", source=_ACCOUNTS),
    Product("OS2korrespondance", source=_ACCOUNTS),
    Product("OS2nectar", source=_ACCOUNTS),
    Product("OS2skole", source=_ACCOUNTS),
    Product("OS2fleetoptimiser", source=_ACCOUNTS),
    Product("OS2planCO2", source=_ACCOUNTS),
    Product("OS2ai", source=_ACCOUNTS),
    Product("OS2connector", source=_ACCOUNTS),
    Product("OS2opendata.dk", source=_ACCOUNTS),
    Product("OS2aiheatcontrol", source=_ACCOUNTS),
    Product("OS2agora", source=_NAMED),
    Product("OS2ulf", source=_NAMED),
    Product("OS2web", source=_NAMED),
    Product("OS2loop", source=_NAMED),
    Product("OS2bos", source=_NAMED),
    Product("OS2dagsorden", source=_BLOG),
    Product("OS2opgavefordeler", source=_CONTRACT),
)
