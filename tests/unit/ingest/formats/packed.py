"""Word and OpenDocument files of hand-written parts, and PDFs of hand-set rows."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in (("T", "Title"), ("H2", "heading 2"), ("C", "caption"))
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, part in parts.items():
            container.writestr(name, part)
    return made.getvalue()


def word_part(inside: str, tag: str = "document") -> str:
    """A part of a Word document."""
    return f'<w:{tag} xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="{_MC}">{inside}</w:{tag}>'


def word(body: str, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A Word document; ``parts`` are further parts of it by the stem of their name."""
    targets = "".join(
        f'<Relationship Id="{id}" TargetMode="External" Target="{escape(to)}"/>'
        for id, to in (links or {}).items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "word/document.xml": word_part(f"<w:body>{body}</w:body>"),
            "word/styles.xml": word_part(_STYLES, "styles"),
            "word/_rels/document.xml.rels": f'<All xmlns="{space}">{targets}</All>',
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def paragraph(text: str, style: str = "", marks: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{marks}</w:pPr>{run(text)}</w:p>"


def run(text: str, looks: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
        ("manifest", "manifest"),
    )
)


def open_document(body: str, manifest: str = "", within: str = "") -> bytes:
    """An OpenDocument text; ``within`` are styles of the content itself."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF}>{manifest}</manifest:manifest>",
            "styles.xml": f"<office:document-styles {_ODF}/>",
            "content.xml": f'<office:document-content {_ODF} xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"{within}<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        }
    )


_PICTURE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    "/Length 1>>stream\nx\nendstream"
)
Set = tuple[float, float, float, str]
"""A row of type: left, baseline, size, text; lengths in points from the lower left corner."""


def column(left: float, top: float, rows: Sequence[str]) -> list[Set]:
    """Rows below each other, in type of 10 points, 12 apart."""
    return [(left, top - n * 12, 10, row) for n, row in enumerate(rows)]


def pdf(*pages: Sequence[Set] | None, info: str = "", turned: int = 0) -> bytes:
    """A PDF of A4 pages set in Helvetica; None is a page that shows a picture and no text."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        _PICTURE,
        f"<<{info}>>",
    ]
    kids = []
    for rows in pages:
        drawn = "q 500 0 0 700 0 0 cm /I Do Q" if rows is None else _set(rows, turned)
        objects.append(f"<</Length {len(drawn.encode('cp1252'))}>>stream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {turned}/Contents"
            f" {len(objects)} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return written([one.encode("cp1252") for one in objects])


def _set(rows: Sequence[Set], turned: int) -> str:
    place = "0 1 -1 0 {y} {x}" if turned else "1 0 0 1 {x} {y}"
    shown = (
        f"/F {size} Tf {place.format(x=left, y=(595 - base) if turned else base)} Tm ({text}) Tj"
        for left, base, size, text in rows
    )
    return f"BT {' '.join(shown)} ET"


def written(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first its catalogue, the fifth its properties."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(out))
    )


def packed_page(content: bytes) -> bytes:
    """A PDF of one page whose content is packed already."""
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<<>>>>",
            b"<<>>",
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content),
        ]
    )


def bomb(piece: bytes, times: int) -> bytes:
    """The piece so many times, packed."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()
