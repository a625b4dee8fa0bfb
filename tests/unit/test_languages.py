"""Documents in other languages, and rewrites across languages, from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance.audit import audit
from provenance.config import Config
from provenance.ingest.read import read_documents
from provenance.model import DocumentAudit
from provenance.text.sentences import split
from tests.newsroom import BEACON, OWN_REPORT, RETOLD, article, encoder

SPANISH = """\
Diario de la Ribera

El ayuntamiento cierra el mercado cubierto por la podredumbre de sus vigas

Por Marta Olmedo

El pueblo de Corrow derribará su único mercado cubierto la próxima primavera después de que \
los ingenieros hallaran podredumbre en 14 de las 22 vigas del techo.

El consejo votó 7-2 el lunes a favor de cerrar la nave de inmediato y trasladar a unos 40 \
vendedores a un aparcamiento junto al canal.

«He vendido anguilas bajo ese techo desde los nueve años», dijo Petra Holm, cuya familia ocupa \
el puesto de la esquina desde hace tres generaciones.

Un informe de la empresa Laskey cifró el coste de la reparación en 2,3 millones de dólares, \
más de lo que el pueblo gasta en carreteras en un año.

La nave se construyó en 1888 con madera de un barco de grano naufragado y sobrevivió a una \
inundación en 1953.

El alcalde Idris Vance dijo que se levantará un edificio de cristal en el solar, aunque no se \
ha encontrado dinero para ello.
"""
SPANISH_REWRITE = """\
Corrow se queda sin mercado

El único mercado cubierto de Corrow será demolido en primavera porque se ha descubierto \
podredumbre en 14 de sus 22 vigas.

En una votación de 7 a 2, los concejales clausuraron el edificio el lunes de forma inmediata y \
enviaron a unos 40 comerciantes a un estacionamiento al lado del canal.

Arreglarlo habría costado 2,3 millones de dólares, según los ingenieros de Laskey, una cifra \
superior al presupuesto anual de carreteras del municipio.

La estructura de 1888 se hizo con la madera de un buque hundido que llevaba grano y resistió \
la inundación de 1953.

Un pabellón de vidrio ocupará su lugar, dijo el alcalde Idris Vance, pero todavía no hay \
fondos.
"""
SPANISH_REPORT = """\
La pescadera que guardó sus cuchillos

La pescadera Ola Brandt guardó el lunes por la noche sus cuchillos en una caja de leche y \
lloró.

Se enteró de la votación por una clienta que la había visto en la página web del pueblo.

«Somos cuarenta y no preguntaron a nadie», dijo a las puertas del mercado de Corrow.

La concejala Rhea Moss, que se opuso al cierre, quiere una segunda opinión sobre las vigas.

El sindicato de vendedores ha convocado una reunión para el jueves en el club de remo.
"""
GERMAN = """\
CORROWER BOTE

Markthalle von Corrow wird abgerissen

Von Signe Aldous

Die Stadt Corrow reißt im kommenden Frühjahr ihre einzige Markthalle ab, nachdem Ingenieure in \
14 der 22 Dachbalken Fäulnis gefunden haben.

Der Rat stimmte am 3. Oktober mit 7 zu 2 Stimmen dafür, die Halle sofort zu schließen und rund \
40 Händler auf einen Parkplatz am Kanal zu verlegen.

„Ich verkaufe unter diesem Dach Aale, seit ich neun bin“, sagte Petra Holm, deren Familie den \
Eckstand seit drei Generationen führt.

Ein Gutachten des Büros Laskey beziffert die Kosten der Reparatur auf 2,3 Millionen Dollar, \
mehr als die Stadt im Jahr für Straßen ausgibt.

Die Halle wurde 1888 aus dem Holz eines gestrandeten Getreideschiffs gebaut und überstand 1953 \
eine Flut.

Bürgermeister Idris Vance sagte, auf dem Gelände werde ein Glasbau entstehen, das Geld dafür \
fehle aber noch.
"""
GERMAN_REWRITE = """\
Corrow verliert seine Markthalle

Corrows einzige überdachte Markthalle soll im Frühling abgebrochen werden, weil in 14 ihrer 22 \
Balken Fäulnis entdeckt wurde.

Mit sieben zu zwei Stimmen machten die Ratsleute das Gebäude am 3. Oktober sofort dicht und \
schickten etwa 40 Marktleute auf eine Parkfläche neben dem Kanal.

Die Instandsetzung hätte nach Angaben der Ingenieure von Laskey 2,3 Millionen Dollar gekostet, \
mehr als der jährliche Straßenetat der Gemeinde.

Holz aus einem gesunkenen Getreidefrachter steckt in dem Bau von 1888, der die Flut von 1953 \
überlebte.

Eine gläserne Halle soll an ihre Stelle treten, sagte Bürgermeister Idris Vance, doch die \
Mittel gibt es noch nicht.
"""


def audited(draft: str, source: str, folder: Path, *, by_meaning: bool = True) -> DocumentAudit:
    paths = folder / "draft.txt", folder / "source.txt"
    for path, text in zip(paths, (draft, source), strict=True):
        path.write_text(text, encoding="utf-8")
    documents, skipped = read_documents(paths[:1], paths[1:])
    return audit(documents, skipped, Config(), encoder() if by_meaning else None).audits[0]


@pytest.mark.parametrize("by_meaning", [True, False])
@pytest.mark.parametrize(
    ("rewrite", "source"), [(SPANISH_REWRITE, SPANISH), (GERMAN_REWRITE, GERMAN)]
)
def test_a_rewrite_in_its_own_language_is_found(
    rewrite: str, source: str, by_meaning: bool, tmp_path: Path
) -> None:
    assert audited(rewrite, source, tmp_path, by_meaning=by_meaning).derived_share >= 0.8


@pytest.mark.parametrize("by_meaning", [True, False])
def test_an_independent_report_in_its_own_language_owes_nothing(
    by_meaning: bool, tmp_path: Path
) -> None:
    found = audited(SPANISH_REPORT, SPANISH, tmp_path, by_meaning=by_meaning)
    assert (found.verdict, found.findings) == ("independent", ())


@pytest.mark.parametrize(
    ("rewrite", "source"),
    [
        (article(*RETOLD), SPANISH),
        (article(*RETOLD), GERMAN),
        (SPANISH_REWRITE, BEACON),
        (GERMAN_REWRITE, BEACON),
        (GERMAN_REWRITE, SPANISH),
    ],
)
def test_a_rewrite_across_languages_is_found_by_meaning(
    rewrite: str, source: str, tmp_path: Path
) -> None:
    assert audited(rewrite, source, tmp_path).derived_share >= 0.8


@pytest.mark.parametrize(
    ("report", "source"),
    [
        (article(*OWN_REPORT), SPANISH),
        (article(*OWN_REPORT), GERMAN),
        (SPANISH_REPORT, BEACON),
        (SPANISH_REPORT, GERMAN),
    ],
)
def test_an_independent_report_across_languages_owes_nothing(
    report: str, source: str, tmp_path: Path
) -> None:
    found = audited(report, source, tmp_path)
    assert (found.verdict, found.findings) == ("independent", ())


def test_a_german_ordinal_ends_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN, encoding="utf-8")
    ((document,), _) = read_documents([path], [])
    sentences = [s.text for s in split(document)]
    assert any("am 3. Oktober mit" in s for s in sentences)
    assert len(sentences) == len(GERMAN.strip().split("\n\n")) - 2


def test_a_source_that_is_named_is_never_called_unnamed(tmp_path: Path) -> None:
    lead, rest = (
        "El único mercado cubierto",
        "Según el Diario de la Ribera, el único mercado cubierto",
    )
    named = SPANISH_REWRITE.replace(lead, rest)
    one = audited(named, SPANISH, tmp_path)
    assert one.verdict == "under-credited"
    first = min(one.alignments, key=lambda a: a.suspicious.span)
    assert first.credit == "credited"
    assert not [finding for finding in one.findings if "never named" in finding.message]


def test_what_credits_say_in_another_language_is_not_held_against_it(tmp_path: Path) -> None:
    one = audited(SPANISH_REWRITE, SPANISH, tmp_path)
    owed = [finding for finding in one.findings if finding.rule.startswith("PRV1")]
    assert owed
    assert {finding.confidence for finding in owed} == {"low"}
