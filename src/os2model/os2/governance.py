"""Produktniveauerne: krav, betingelser og mandater / the governance levels: criteria, conditions and mandates.

Teksterne er vores egne ord / the wordings are ours. `measured_by` er vores læsning / is our reading (docs/decisions/0012).
"""

from datetime import date

from os2model.catalogues import Body, Catalogue, Condition, Criterion, Mandate
from os2model.dated import Dated, DatedRow, Hole
from os2model.governance import GovernanceLevel, MeasuredBy, Theme
from os2model.labels import Label
from os2model.sources import Basis, Source

_SANDBOX = GovernanceLevel.SANDBOX
_ONE = GovernanceLevel.ONE
_TWO = GovernanceLevel.TWO
_THREE = GovernanceLevel.THREE
_RELEVANCE = Theme.RELEVANCE
_FORM = Theme.FORM
_STRATEGY = Theme.STRATEGY
_GOVERNANCE = Theme.GOVERNANCE
_GROUPS = MeasuredBy.GROUPS
_SOURCE = MeasuredBy.SOURCE
_DOCUMENTS = MeasuredBy.DOCUMENTATION

_TEMPLATE = Source(
    "OS2: Governance-skabelon 1.1.0, juni 2025",
    "docs/vurderingsgrundlag/governance_template.md (OS2offdig/os2-product-reviews, 406ac31)",
    address="https://github.com/OS2offdig/os2-product-reviews",
)
_PROCESS = Source(
    "OS2: Processen for evaluering",
    "processen.md (OS2offdig/os2-product-reviews, 406ac31)",
    address="https://github.com/OS2offdig/os2-product-reviews",
)
_HANDBOOK = Source(
    "OS2: Sekretariatets håndbog",
    "docs/products_and_communities.md (OS2offdig/os2-sekretariat-docs, 09afb99)",
    address="https://github.com/OS2offdig/os2-sekretariat-docs",
)
_OLDER_GUIDE = Source(
    "OS2: Sådan får du et produkt ind (faq.os2.eu)",
    Label(
        da="sekretariatet optager på niveau 1, bestyrelsen godkender niveau 2 og 3",
        en="the secretariat admits at level 1, the board approves levels 2 and 3",
    ),
    address="https://faq.os2.eu",
)
_REPORTS = Source(
    "OS2loop og OS2iot: governancerapporter 2021",
    "OS2offdig/Governance_Reports, 964c3f4",
    address="https://github.com/OS2offdig/Governance_Reports",
)

# fmt: off
# Kravene i version 1.1.0: id, niveau, tema, ordlyd; replaces er id'erne i det ældre katalog
_NEWER = Catalogue(
    "1.1.0",
    source=_TEMPLATE,
    replaces="legacy-2018",
    months_between_assessments=6,
    assessments_source=_PROCESS,
    criteria=[
        Criterion("R1", _SANDBOX, _RELEVANCE, Label(da="løsningen giver værdi lokalt", en="the product is of value locally"), replaces=["R1"]),
        Criterion("R2", _TWO, _RELEVANCE, Label(da="den lokale ledelse står bag", en="local line management stands behind it"), replaces=["R3"]),
        Criterion("R3", _TWO, _RELEVANCE, Label(da="løsningen kan give værdi for flere offentlige myndigheder", en="it can be of value to several public authorities"), replaces=["R4"]),
        Criterion("R4", _THREE, _RELEVANCE, Label(da="løsningen hænger sammen med nationale strategier", en="it is tied to national strategies"), replaces=["R5"]),
        Criterion("F1", _SANDBOX, _FORM, Label(da="koden udvikles åbent i et repository, OS2 har anvist", en="the code is developed openly in a repository that OS2 assigned"), measured_by=_SOURCE, replaces=["F1"]),
        Criterion("F2", _SANDBOX, _FORM, Label(da="vilkårene for open source-licensen følges", en="the terms of the open source licence are followed"), measured_by=_SOURCE, replaces=["F2"]),
        Criterion("F3", _SANDBOX, _FORM, Label(da="udbudsregler og anden lovgivning overholdes", en="procurement law and other law is observed"), replaces=["F3"]),
        Criterion("F4", _SANDBOX, _FORM, Label(da="der er taget stilling til sikkerhed", en="security has been considered"), measured_by=_SOURCE, replaces=["F4"]),
        Criterion("F5", _SANDBOX, _FORM, Label(da="formål og værdi er beskrevet", en="purpose and value are described"), measured_by=_DOCUMENTS, replaces=["F5"]),
        Criterion("F6", _ONE, _FORM, Label(da="koden er overdraget og under OS2's kontrol", en="the code is handed over and under OS2's control"), measured_by=_SOURCE, replaces=["F6"]),
        Criterion("F7", _ONE, _FORM, Label(da="dokumentationen følger OS2's skabelon", en="the documentation follows OS2's template"), measured_by=_DOCUMENTS, replaces=["F7", "F8", "F9"]),
        Criterion("F10", _ONE, _FORM, Label(da="OS2's kanaler bruges", en="OS2's channels are used"), replaces=["F10"]),
        Criterion("F11", _ONE, _FORM, Label(da="sager håndteres offentligt og hænger sammen med ændringer i koden", en="issues are tracked in public and tied to changes of the code"), measured_by=_SOURCE),
        Criterion("F12", _TWO, _FORM, Label(da="der er én version af kernekoden", en="there is one version of the core code"), measured_by=_SOURCE, replaces=["F12"]),
        Criterion("F13", _TWO, _FORM, Label(da="der er præsentationsmateriale", en="there is presentation material"), measured_by=_DOCUMENTS, replaces=["F14"]),
        Criterion("F14", _TWO, _FORM, Label(da="der er materiale til kommunikation på strategisk niveau", en="there is material for communication at the strategic level"), measured_by=_DOCUMENTS, replaces=["F13"]),
        Criterion("F15", _TWO, _FORM, Label(da="god praksis for implementering er dokumenteret", en="good practice of implementation is documented"), measured_by=_DOCUMENTS, replaces=["F15"]),
        Criterion("F16", _TWO, _FORM, Label(da="kodestandarder er dokumenteret", en="code standards are documented"), measured_by=_SOURCE, replaces=["F16"]),
        Criterion("F17", _TWO, _FORM, Label(da="drift og vedligehold er beskrevet", en="operation and maintenance are described"), measured_by=_DOCUMENTS, replaces=["F17"]),
        Criterion("F18", _TWO, _FORM, Label(da="den offentlige rammearkitektur følges, eller afvigelser forklares", en="the public reference architecture is followed, or departures are explained"), measured_by=_SOURCE, replaces=["F18"]),
        Criterion("F19", _TWO, _FORM, Label(da="løsningen leveres i containere", en="it is delivered in containers"), measured_by=_SOURCE, recommendation=True, replaces=["F19"]),
        Criterion("F20", _TWO, _FORM, Label(da="der er undervisningsmateriale", en="there is training material"), measured_by=_DOCUMENTS, recommendation=True, replaces=["F20"]),
        Criterion("F21", _THREE, _FORM, Label(da="der er materiale til politisk kommunikation", en="there is material for political communication"), measured_by=_DOCUMENTS, replaces=["F21"]),
        Criterion("F22", _THREE, _FORM, Label(da="der er en procesplan og en ansvarlig for ibrugtagning", en="there is a process plan and somebody responsible for going live"), measured_by=_DOCUMENTS, replaces=["F22"]),
        Criterion("S1", _ONE, _STRATEGY, Label(da="løsningen hænger sammen med OS2's strategi", en="it is tied to OS2's strategy"), replaces=["S1"]),
        Criterion("S2", _ONE, _STRATEGY, Label(da="løsningen understøtter innovation og open source", en="it supports innovation and open source"), replaces=["S2"]),
        Criterion("S3", _TWO, _STRATEGY, Label(da="sammenhængen med OS2's mission, vision og strategi er beskrevet", en="the tie to OS2's mission, vision and strategy is described"), replaces=["S3"]),
        Criterion("S4", _TWO, _STRATEGY, Label(da="produktet har en vision og en strategi", en="the product has a vision and a strategy")),
        Criterion("S5", _THREE, _STRATEGY, Label(da="overensstemmelsen med OS2's vision og strategi er beskrevet", en="its agreement with OS2's vision and strategy is described"), replaces=["S4"]),
        Criterion("G1", _ONE, _GOVERNANCE, Label(da="produktet er med i OS2's portefølje", en="the product is in OS2's portfolio"), replaces=["G1"]),
        Criterion("G2", _ONE, _GOVERNANCE, Label(da="der koordineres løbende med sekretariatet", en="there is ongoing coordination with the secretariat"), measured_by=_GROUPS, replaces=["G2"]),
        Criterion("G3", _ONE, _GOVERNANCE, Label(da="der er udpeget en projektleder eller tovholder", en="a project lead or coordinator is appointed"), measured_by=_GROUPS, replaces=["G3"]),
        Criterion("G4", _ONE, _GOVERNANCE, Label(da="bestyrelsen er orienteret", en="the board is informed"), replaces=["G4"]),
        Criterion("G5", _TWO, _GOVERNANCE, Label(da="bestyrelsen har godkendt produktet", en="the board has approved the product"), replaces=["G5"]),
        Criterion("G6", _TWO, _GOVERNANCE, Label(da="der er en styregruppe", en="there is a steering group"), measured_by=_GROUPS, replaces=["G6"]),
        Criterion("G7", _TWO, _GOVERNANCE, Label(da="der er en koordinationsgruppe", en="there is a coordination group"), measured_by=_GROUPS, recommendation=True, replaces=["G7"]),
        Criterion("G8", _TWO, _GOVERNANCE, Label(da="en projektmodel bruges og er dokumenteret", en="a project model is used and documented"), recommendation=True, replaces=["G8"]),
        Criterion("G9", _TWO, _GOVERNANCE, Label(da="en tredjepart har gennemgået koden", en="a third party has reviewed the code"), measured_by=_SOURCE, recommendation=True, replaces=["G9"]),
        Criterion("G10", _TWO, _GOVERNANCE, Label(da="en tilslutningserklæring sikrer økonomien", en="a declaration of accession secures the funding"), recommendation=True, replaces=["G10"]),
        Criterion("G11", _THREE, _GOVERNANCE, Label(da="bestyrelsen har godkendt styregruppen", en="the board has approved the steering group"), measured_by=_GROUPS, replaces=["G11"]),
        Criterion("G12", _THREE, _GOVERNANCE, Label(da="bestyrelsen er repræsenteret i styregruppen", en="the board is represented in the steering group"), measured_by=_GROUPS, replaces=["G12"]),
        Criterion("G13", _THREE, _GOVERNANCE, Label(da="en aftale sikrer penge til koordinering og udvikling", en="an agreement secures money for coordination and development"), replaces=["G13"]),
        Criterion("G14", _THREE, _GOVERNANCE, Label(da="der er et fagligt fællesskab om løsningen", en="there is a professional community around it"), measured_by=_GROUPS, replaces=["G14"]),
    ],
    conditions=[
        Condition(_SANDBOX, Label(da="mindst én offentlig myndighed deltager", en="at least one public authority takes part"), source=_HANDBOOK),
        Condition(_SANDBOX, Label(da="licensen er åben eller på vej til at blive det", en="the licence is open or on its way"), source=_HANDBOOK),
        Condition(_ONE, Label(da="mindst to offentlige myndigheder deltager", en="at least two public authorities take part"), source=_HANDBOOK),
        Condition(_ONE, Label(da="licensen er godkendt af OSI, som udgangspunkt MPL 2.0", en="the licence is approved by the OSI, MPL 2.0 by default"), source=_HANDBOOK),
        Condition(_ONE, Label(da="løsningen er offentligt ejet", en="it is publicly owned"), source=_HANDBOOK),
        Condition(_ONE, Label(da="økonomien er holdbar", en="its finances will last"), source=_HANDBOOK),
        Condition(_ONE, Label(da="dokumenterne er offentlige", en="its documents are public"), source=_HANDBOOK),
        Condition(_ONE, Label(da="der er styr på produktets governance", en="its governance is set up"), source=_HANDBOOK),
    ],
    mandates=[
        Mandate(Label(da="vurderer selv produktet, mindst to gange om året", en="assesses the product itself, at least twice a year"), Body.STEERING_GROUP, source=_PROCESS),
        Mandate(Label(da="evaluerer produktet to gange om året på bestyrelsens mandat", en="evaluates the product twice a year on the board's mandate"), Body.SECRETARIAT, source=_PROCESS),
        Mandate(Label(da="fastsætter niveauet", en="fixes the level"), Body.SECRETARIAT, source=_PROCESS),
        Mandate(Label(da="afgør tvivl i sidste instans", en="decides in the last instance"), Body.BOARD, source=_PROCESS),
        Mandate(Label(da="godkender produktet, før det optages", en="approves the product before it is admitted"), Body.BOARD, source=_HANDBOOK, contradicts=_OLDER_GUIDE),
    ],
)

# De ældre krav; ordlyden er den, kravet fik siden, hvor det ikke sagde noget andet
_OLDER = Catalogue(
    "legacy-2018",
    source=_REPORTS,
    criteria=[
        Criterion("R1", _SANDBOX, _RELEVANCE, _NEWER["R1"].label),
        Criterion("R2", _ONE, _RELEVANCE, Label(da="løsningen kan få værdi for andre", en="it may come to be of value to others")),
        Criterion("R3", _TWO, _RELEVANCE, _NEWER["R2"].label),
        Criterion("R4", _TWO, _RELEVANCE, _NEWER["R3"].label, recommendation=True),
        Criterion("R5", _THREE, _RELEVANCE, _NEWER["R4"].label),
        Criterion("F1", _SANDBOX, _FORM, _NEWER["F1"].label),
        Criterion("F2", _SANDBOX, _FORM, _NEWER["F2"].label),
        Criterion("F3", _SANDBOX, _FORM, _NEWER["F3"].label),
        Criterion("F4", _SANDBOX, _FORM, _NEWER["F4"].label),
        Criterion("F5", _SANDBOX, _FORM, _NEWER["F5"].label),
        Criterion("F6", _ONE, _FORM, _NEWER["F6"].label),
        Criterion("F7", _ONE, _FORM, Label(da="krav til drift er dokumenteret", en="what it needs in operation is documented")),
        Criterion("F8", _ONE, _FORM, Label(da="den tekniske dokumentation foreligger", en="the technical documentation is there")),
        Criterion("F9", _ONE, _FORM, Label(da="den tekniske implementering er dokumenteret", en="the technical implementation is documented")),
        Criterion("F10", _ONE, _FORM, _NEWER["F10"].label),
        Criterion("F11", _ONE, _FORM, Label(da="OS2's værktøjer (Jira) bruges", en="OS2's tools (Jira) are used")),
        Criterion("F12", _TWO, _FORM, _NEWER["F12"].label),
        Criterion("F13", _TWO, _FORM, _NEWER["F14"].label),
        Criterion("F14", _TWO, _FORM, _NEWER["F13"].label),
        Criterion("F15", _TWO, _FORM, _NEWER["F15"].label),
        Criterion("F16", _TWO, _FORM, _NEWER["F16"].label),
        Criterion("F17", _TWO, _FORM, _NEWER["F17"].label),
        Criterion("F18", _TWO, _FORM, _NEWER["F18"].label),
        Criterion("F19", _TWO, _FORM, _NEWER["F19"].label, recommendation=True),
        Criterion("F20", _TWO, _FORM, _NEWER["F20"].label, recommendation=True),
        Criterion("F21", _THREE, _FORM, _NEWER["F21"].label),
        Criterion("F22", _THREE, _FORM, _NEWER["F22"].label),
        Criterion("S1", _ONE, _STRATEGY, _NEWER["S1"].label),
        Criterion("S2", _ONE, _STRATEGY, _NEWER["S2"].label),
        Criterion("S3", _TWO, _STRATEGY, _NEWER["S3"].label),
        Criterion("S4", _THREE, _STRATEGY, _NEWER["S5"].label),
        Criterion("G1", _ONE, _GOVERNANCE, _NEWER["G1"].label),
        Criterion("G2", _ONE, _GOVERNANCE, _NEWER["G2"].label),
        Criterion("G3", _ONE, _GOVERNANCE, _NEWER["G3"].label),
        Criterion("G4", _ONE, _GOVERNANCE, _NEWER["G4"].label),
        Criterion("G5", _TWO, _GOVERNANCE, _NEWER["G5"].label),
        Criterion("G6", _TWO, _GOVERNANCE, _NEWER["G6"].label),
        Criterion("G7", _TWO, _GOVERNANCE, _NEWER["G7"].label, recommendation=True),
        Criterion("G8", _TWO, _GOVERNANCE, _NEWER["G8"].label, recommendation=True),
        Criterion("G9", _TWO, _GOVERNANCE, _NEWER["G9"].label, recommendation=True),
        Criterion("G10", _TWO, _GOVERNANCE, _NEWER["G10"].label, recommendation=True),
        Criterion("G11", _THREE, _GOVERNANCE, _NEWER["G11"].label),
        Criterion("G12", _THREE, _GOVERNANCE, _NEWER["G12"].label),
        Criterion("G13", _THREE, _GOVERNANCE, _NEWER["G13"].label),
        Criterion("G14", _THREE, _GOVERNANCE, _NEWER["G14"].label),
    ],
    conditions=[
        Condition(_ONE, Label(da="mere end én kommune deltager", en="more than one municipality takes part"), source=_OLDER_GUIDE),
    ],
    mandates=[
        Mandate(Label(da="optager på niveau 1", en="admits at level 1"), Body.SECRETARIAT, source=_OLDER_GUIDE),
        Mandate(Label(da="godkender niveau 2 og 3", en="approves levels 2 and 3"), Body.BOARD, source=_OLDER_GUIDE),
    ],
)

# fmt: on
CATALOGUE: Dated[Catalogue] = Dated(
    Label(da="kravkatalog", en="catalogue of criteria"),
    unit="catalogue",
    way_out='catalogue=rules.catalogue_version("1.1.0")',
    rows=[
        DatedRow(
            since=date(2025, 6, 1),
            value=_NEWER,
            basis=Basis.INFERRED,
            source=Source(
                "OS2: Governance-skabelon 1.1.0",
                Label(
                    da="»juni 2025«, læst som 1.6.2025; hvad et krav måler, er vores læsning",
                    en="»juni 2025«, read as 1 June 2025; what a criterion measures is our reading",
                ),
                address="https://github.com/OS2offdig/os2-product-reviews",
            ),
            contradicts=Source(
                "OS2: Evalueringsskabelon 0.9.2, maj 2026",
                Label(
                    da="kun G8, G9 og G10 er mærket som anbefalinger; i governance-skabelonen også F19, F20 og G7",
                    en="only G8, G9 and G10 are marked as recommendations; in the governance template F19, F20 and G7 too",
                ),
            ),
        ),
        Hole(
            since=date(2024, 4, 1),
            source=Source(
                "OS2: Governance-skabelon",
                Label(
                    da="niveau 0 blev til sandkassen i april 2024; versionen fra da til 1.1.0 er ikke læst",
                    en="level 0 became the sandbox in April 2024; the version from then to 1.1.0 was not read",
                ),
            ),
        ),
        DatedRow(
            since=date(2018, 1, 1),
            value=_OLDER,
            basis=Basis.INFERRED,
            source=Source(
                "OS2loop og OS2iot: governancerapporter 2021",
                Label(
                    da="»2018-modellen«, uden versionsnummer; første dag læst som 1.1.2018, niveau 0 er sandkassen",
                    en="the model of 2018, without a version number; first day read as 1 January 2018, level 0 is the sandbox",
                ),
                address="https://github.com/OS2offdig/Governance_Reports",
            ),
        ),
    ],
)
