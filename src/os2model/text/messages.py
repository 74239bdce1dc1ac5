"""What errors and findings say in Danish, under the codes of the English sentences in `messages`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

ERRORS: Final = MappingProxyType(
    {
        "value.type": "{what} skal være af typen {expected}, for eksempel {example}; fik {got}",
        "value.empty": "{what} må ikke være tom; skriv tekst, for eksempel {example}",
        "value.range": "{what} skal ligge i intervallet {expected}, men fik {got}",
        "value.choice": "{what} kan kun være {expected}, men fik {got}",
        "value.negative": "{what} kan ikke være negativ, men fik {got}; skriv et beløb på 0 eller mere",
        "money.float": "et beløb kan ikke være en float, men fik {got}; skriv {readings_da}",
        "money.type": "et beløb er en int, en Decimal eller tekst, men fik {got}; skriv dkk(25000) eller dkk({text})",
        "money.text": "{got} er ikke et beløb; skriv cifre med punktum før ørerne, for eksempel {text}",
        "money.decimals": "{got} har {decimals} decimaler, og {currency} har {allowed}; skriv {readings_da}",
        "money.text-currency": "{got} er ikke et beløb med sin valuta; skriv det som '25000.00 DKK'",
        "money.digits": "et beløb på over 15 cifre afvises, men fik {got}; kontrollér enheden",
        "money.currency": "{got} er ikke en af bibliotekets valutaer; skriv en af {expected}",
        "money.weights": "et beløb deles efter hele tal eller Fractions, ingen negative og ikke alle 0, men fik {got}; "
        "skriv vægte, for eksempel [1, 1, 2]",
        "percent.text": '{got} er ikke en procent; skriv cifre med punktum før decimaler, for eksempel Percent("25")',
        "identifier.cvr.format": "CVR-nummer {number} er ikke 8 cifre; skriv det uden mellemrum, for eksempel {example}",
        "identifier.cvr.check-digit": "CVR-nummer {number} har forkert kontrolciffer (modulus 11 giver {left}); "
        "slå nummeret op i CVR-registret",
        "identifier.cvr.leading-zero": "CVR-nummer {number} begynder med 0, og det gør ingen; "
        "slå nummeret op i CVR-registret",
        "identifier.gln.format": "EAN-nummer (GLN) {number} er ikke 13 cifre; skriv det uden mellemrum, for eksempel {example}",
        "identifier.gln.check-digit": "EAN-nummer (GLN) {number} ender på {got}, og kontrolcifret er {expected}; "
        "få nummeret bekræftet hos ejeren",
        "identifier.p_number.format": "P-nummer {number} er ikke 10 cifre; skriv det uden mellemrum, for eksempel {example}",
        "identifier.municipality.format": "kommunekode {number} er ikke fire cifre, der begynder med ét 0; "
        "skriv den som {example}",
        "identifier.region.format": "regionskode {number} er ikke fire cifre, der begynder med 10; skriv den som {example}",
        "dated.no-value": "en række skal have en værdi, men fik None fra {day}; skriv et Hole, hvor intet er offentliggjort",
        "dated.empty": "tabellen {table.da} har ingen række; giv den mindst en række eller et hul",
        "dated.order": "rækkerne i {table.da} skal stå med den nyeste først på hver sin dag, fik {later} efter {earlier}; "
        "sæt den nye række øverst",
        "dated.taken": "{table.da} har allerede en række fra {day}; vælg en anden dag, eller ret rækken ved kilden",
        "size.limits": "størrelsesgrænser skal stige, fik mellem fra {medium}, stor fra {large}, meget stor fra {very_large}",
        "size.reason": "en tildelt størrelse skal have en begrundelse; tilføj size_reason=…",
        "organisation.identity": "{name} mangler en identitet; angiv id=, cvr= eller en kode",
        "organisation.ceased": "{name} ophørte {last_day} og kan ikke opkræves for senere dage; "
        "afslut dens medlemskab og tilslutninger der; efterfølger: {successor}",
        "register.twice": "{name} står to gange i registret; behold den ene",
        "vat.rate-needed": "momskategori {category} skal have en sats over 0, men fik {got}",
        "vat.rate-zero": "momskategori {category} har kun satsen 0, men fik {got}; skriv Percent(0)",
        "vat.rate-none": "momskategori {category} har ingen sats, men fik {got}; skriv None",
        "vat.reason-needed": "momskategori {category} skal have en begrundelse; skriv, hvorfor der ingen moms er",
        "vat.reason-forbidden": "momskategori {category} har ingen begrundelse, men fik {got}; udelad den",
        "clause.bylaw": "en udtrykkelig bestemmelse nævner sin paragraf; skriv explicit(value, {example})",
        "clause.because": "en valgt bestemmelse siger hvorfor; skriv default(value, because=…)",
        "price_list.line-twice": "{product} har to takster med navnet {name}; giv dem hver sit navn",
        "price_list.fee-line": "{name} kan ikke være et kontingent: det er ingen takst i et takstblad; "
        "skriv en anden ChargeKind",
        "rule_book.twice": "{name} står to gange i regelsættet; behold den ene",
        "fee.joined-after": "der blev bedt om kontingent for {year} til et medlemskab, der begynder {joined}; "
        "bed om {first_year} eller senere",
        "fee.mid-year": "kontingentet gælder for hele kalenderår, fik en række fra {day}; "
        "skriv date({year}, 1, 1) eller date({next}, 1, 1)",
        "rules.nothing": "der blev ikke givet nogen regel at ændre; skriv en værdi, for eksempel membership_fee=dkk(25000)",
        "budget.years": "et budget skal have mindst ét år; skriv years=range(2026, 2031)",
        "budget.other-payer": "tilslutningen til {product} tilhører {other}, medlemskabet {name}; "
        "et budget tager én organisations forhold",
        "subscription.twice": "{name} har to tilslutninger til {product}, der overlapper; "
        "afslut den første, før den anden begynder",
        "totals.other": "kun opkrævninger kan lægges sammen, men fik {got}; giv noget med net og vat_treatment",
        "period.reversed": "en periode kan ikke slutte ({last_day}), før den begynder ({first_day}); "
        "byt om på dem, eller udelad last_day for en periode uden slutning",
        "period.open": "perioden fra {first_day} har ingen sidste dag; giv den en",
        "period.calendar": "den dag findes ikke: et skridt fra {first_day} fører ud over årene 1 til 9999; "
        "vælg dage, der ligger nærmere",
        "period.outside": "{first_day} deler ikke perioden; giv en dag i den, efter dens første",
        "period.text": "{got} er ikke en periode; skriv to dage som '2026-01-01/2026-12-31', eller '2026-01-01/..'",
        "period.month-day": "{got} er ikke en dag i året; skriv den som '--07-01'",
        "money.currency-mismatch": "{left} og {right} er i hver sin valuta; omregn først det ene",
        "rule.hole": "der er ikke offentliggjort {table.da} for {day}; antag en værdi: rules.assuming({way_out}, because=…)",
        "rule.before-first": "der kendes ikke {table.da} for {day}; det første, der kendes, er fra {first_day}, "
        "bed om den dag eller senere",
        "rule.no-price-list": "der er ikke offentliggjort {table.da}; angiv jeres eget: attrs.evolve(rules, price_lists=[…])",
        "fact.inhabitants": "folketallet i {of} {on} kendes ikke (kendt: {known}); "
        "giv det, eller antag det seneste: rules.assuming({way_out}, because=…)",
        "fact.size": "{of} har ingen størrelse {on}: der kendes intet folketal; "
        "giv et, eller tildel en størrelse: attrs.evolve(organisation, {way_out}, size_reason=…)",
        "fact.member": "om {of} er medlem {on}, vides ikke; giv {way_out}, eller brug member_budget",
        "number.text": '{what} skal være et tal, men fik {got}; skriv cifre med punktum før decimaler eller en brøk, for eksempel "7.5" eller "1/3"',
        "number.negative": "{what} kan ikke være negativ, men fik {got}; skriv 0 eller mere",
        "estimate.order": "et skøn går fra lavt over typisk til højt, men fik {got}; sæt de tre i rækkefølge",
        "estimate.text": "{got} er ikke et skøn; skriv tre tal, for eksempel '2..4..12'",
        "estimate.divided": "et skøn kan ikke deles med 0, men fik {got}; del med et positivt tal",
        "recurrence.grammar": "{got} er ikke en gentagelsesregel; skriv dele som FREQ=MONTHLY;BYDAY=1MO",
        "recurrence.line": "{name} er en linje i en kalenderfil og ikke en del af en regel; brug first_day= og without= i stedet",
        "recurrence.part": "{name} tages ikke, fordi møder regnes i dage; udelad den, eller skriv en af {expected}",
        "recurrence.twice": "{name} står to gange i reglen; behold den ene",
        "recurrence.count-and-until": "COUNT og UNTIL udelukker hinanden; behold den ene",
        "recurrence.too-often": "FREQ={got} er for ofte til møder; skriv FREQ=WEEKLY, MONTHLY eller YEARLY",
        "recurrence.frequency": "reglen har ingen frekvens, der tages, men fik {got}; skriv FREQ=WEEKLY, MONTHLY eller YEARLY",
        "recurrence.weekly": "{got} går ikke sammen med FREQ=WEEKLY; skriv ugedage uden tal, for eksempel BYDAY=TU, eller FREQ=MONTHLY",
        "recurrence.position": "BYSETPOS vælger blandt dagene i en anden del; tilføj BYDAY, BYMONTHDAY eller BYMONTH",
        "recurrence.value": "{name} kan ikke være {got}; skriv {expected}",
        "recurrence.until-time": "{name} er her en dag uden klokkeslæt, men fik {got}; skriv den som {expected}",
        "recurrence.never": "reglen {text} giver aldrig en dag fra {first_day}; efterse dens dele",
        "meetings.one-of": "giv enten {first} eller {second}, den ene og ikke begge",
        "meetings.minutes": "hvor lange møderne i {group.da} er, er ikke offentliggjort; giv minutes=, for eksempel 60",
        "meetings.seat": "en plads i {other.da} er ingen plads i {group.da}; giv pladserne i rækkens egen gruppe",
        "meetings.attendance": 'fremmøde er en andel fra 0 til 1, men fik {got}; skriv den som "0.8"',
        "meetings.year": "møder efter en regel og pladser med datoer hører til et år; skriv meeting_load(…, year=2026)",
        "meetings.none": "en belastning skal have mindst én møderække; giv MeetingSeries.usual(…) eller jeres egen",
        "working_year.net": "et arbejdsår kan ikke blive {got} timer; efterse fradragene",
        "usual_meetings.table": "hver gruppetype og hvert produkt har én tabel over sædvanlige møder, og sådan er {table.da} ikke; lav én tabel for hver",
        "name.authority": "{name} står ikke i registret{nearest_da}",
        "name.product": "{name} er ikke et produkt i disse regler{nearest_da}",
        "name.rule": "{name} er ikke en tabel i regelsættet{nearest_da}",
        "name.year": "{name} er ikke blandt budgettets år ({known}); føj det til years=",
        "data.invalid": "data kan ikke bruges; ret: {listed_da}",
        "catalogue.twice": "{name} står to gange i kravkataloget {version}; behold den ene",
        "catalogue.empty": "kravkataloget {version} har intet krav; giv det mindst ét",
        "catalogue.level": "et krav hører til sandkassen eller et niveau over den, men fik {got} for {name}; skriv GovernanceLevel.SANDBOX",
        "rule.met": "en niveauregel lader opfyldte svar bestå, men fik {got}; tilføj AnswerState.MET",
        "rule.not-applicable": "det, der ikke er relevant, holdes udenfor og hverken består eller dumper; udelad AnswerState.NOT_APPLICABLE af passing",
        "evidence.reversed": "dokumentation kan ikke udløbe ({last_day}), før den er indhentet ({collected}); byt om på dagene",
        "assessment.before": "vurderingen af {product} er fra {on} og siger intet om {day}; bed om {on} eller senere",
        "diff.products": "to vurderinger af samme produkt sammenlignes, men fik {before} og {after}; giv begge for det samme produkt",
        "diff.order": "den ældste vurdering står først, men fik {before} og {after}; byt om på dem",
        "diff.catalogues": "svar føres fra et kravkatalog til det, der afløser det, men fik {before} og {after}; giv vurderinger efter samme eller på hinanden følgende kataloger",
        "decision.levels": "en beslutning af arten »{kind.da}« kan ikke gå fra {before.da} til {after.da}; vælg en anden art, eller ret niveauerne",
        "log.product": "loggen er for {product}, men fik noget for {other}; giv det til loggen for {other}",
        "log.assessed-twice": "der er givet to vurderinger af samme slags fra {day} for {product}; behold den, der gælder",
        "log.same-day": "to beslutninger fra {day} sætter niveauet for {product}, og den anden er ikke bestyrelsens; behold den, der gælder",
        "self_assessment.moment": "generated_at skal have dag, klokkeslæt og tidszone, men fik {got}; skriv datetime(2026, 6, 23, 12, tzinfo=UTC)",
        "self_assessment.loss": "vurderingen af {product} siger mere, end OS2's fil kan rumme: {where.da}; udelad det, eller gem den på anden måde",
        "name.criterion": "{name} er ikke et krav i dette katalog{nearest_da}",
        "name.catalogue": "{name} er ikke en version af kravkataloget{nearest_da}",
        "language.unknown": "{got} er ikke et af bibliotekets sprog; skriv 'da' eller 'en'",
        "text.no-table": "der er ingen tabel til {got}; giv et budget, opkrævninger, en vurdering, en mødebelastning eller dens møder, bemærkninger eller rækkerne fra side_by_side",
        "text.unknown": "der er ingen tekst til {got}; forklar en opkrævning, et budget, en evaluering (assessment.evaluate), en forskel, en bemærkning eller en af bibliotekets fejl",
    }
)

FINDINGS: Final = MappingProxyType(
    {
        "assessment.unknown-criterion": "'{subject}' findes ikke i kravkatalog {expected}{nearest_da}",
        "assessment.answered-twice": "{subject} er besvaret to gange; behold det ene svar",
        "assessment.later": "{found} er senere end vurderingen fra {day}, som ikke kan kende den; ret en af dagene",
        "assessment.no-evidence": "{subject} er besvaret som opfyldt uden dokumentation; skriv, hvor det kan ses",
        "assessment.evidence-expired": "dokumentationen for {subject} gjaldt til og med {day}; indhent en nyere",
        "assessment.stale": "{subject}, {found}: en ny skulle foreligge senest {day}; bed om den",
        "reported.count": "for {subject} er der oplyst {found} svar, men kataloget har {expected} krav; tæl dem igen",
        "reported.tally": "{subject}: der er oplyst {found}, men svarene giver {expected}; tæl dem igen",
        "reported.levels": "{subject}: der er oplyst {found}, men niveauerne giver tilsammen {expected}; tæl dem igen",
        "reported.themes": "{subject}: der er oplyst {found}, men temaerne giver tilsammen {expected}; tæl dem igen",
        "reported.tables": "{subject} giver hver sin sum, {found} og {expected}; tæl dem igen",
        "reported.cells": "{subject}: der er oplyst {found}, men felterne giver tilsammen {expected}; tæl dem igen",
        "tally.percentage": "{subject}: der står {found}, men det er {expected}; procenter behøver ikke give 100 tilsammen",
        "tally.no-share": "{subject}: der står {found}, men intet er relevant; skriv en streg",
        "log.jump": "beslutningen fra {day} går ud fra {found}, men den forrige endte på {expected}; find beslutningen imellem",
        "load.extremes": "{found} tal svinger, og det er usandsynligt, at alle er lave, eller alle høje, i samme år; regn med de typiske eller de forventede timer",
        "load.left-out": "møder i {subject}, der falder i måneder uden møder og er udeladt: {found}; kontrollér, at gruppen gør sådan",
        "load.skipped": "møder i {subject}, der falder på fridage og er aflyst: {found}; kontrollér, at gruppen gør sådan",
        "data.type": "{found} er ikke {expected}; ret det",
        "data.missing": "{expected} mangler; tilføj det",
        "data.unknown-key": "'{subject}' er ikke et kendt felt{nearest_da}",
        "self_assessment.word": "'{found}' er ikke et gyldigt svar; skriv et af {expected}{nearest_da}",
        "self_assessment.value": "{found} er ikke en værdi i dette felt; skriv en af {expected}{nearest_da}",
        "self_assessment.other-catalogue": "{subject} står under {found}, men i dette katalog under {expected}; er et andet katalog brugt?",
    }
)
