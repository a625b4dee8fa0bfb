"""A program of its own: a PDF on standard input to its pieces of text as JSON on standard output.

PDFs come from anywhere and their library is native code, so it runs in a process that may fail
and whose memory and time are limited. Nothing of this package is imported here, only pypdfium2,
whose one door this is. See `provenance.ingest.formats.manuscripts.pdf` for the other end.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Pages that are read: a Sunday edition with its supplements has 200.
MOST_PAGES = 500
#: Characters that are read: 65,000 words.
MOST_CHARACTERS = 400_000
#: Bytes and seconds of processor time that the process may use; an article takes 60 MB and 0.2 s.
_MEMORY = 800_000_000
_SECONDS = 15
#: Gap between two characters, in their size, from which they are of different columns or cells;
#: the widest word space of a justified narrow column is about one and a half.
_GAP = 2.0
#: Shift of the baseline, in the size of the type, up to which a character is raised or lowered.
_RAISED = 0.45
_BOLD = ("bold", "black", "heavy")
#: How the hyphen that parts a word at a row's end is given.
_HYPHENS = (0x02, 0xFFFE)
_PASSWORD = 4
#: Characters of a page that are asked how they stand and whether their font names them.
_SAMPLE = 500


def main() -> None:
    """Read, extract, write; an error is a value too."""
    _limit()
    try:
        found = extract(sys.stdin.buffer.read())
    except MemoryError:
        found = {"error": "memory"}
    sys.stdout.write(json.dumps(found))


def extract(data: bytes) -> dict[str, Any]:
    """The pieces of text of each page, its height, and the document's properties.

    A piece is ``[text, left, bottom, right, top, size, bold, turned, links]`` with lengths in
    points from the lower left corner of the page as it is looked at, in the file's own order.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        return {"error": "password" if code == _PASSWORD else "damaged"}
    pages: list[dict[str, Any]] = []
    characters = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = _Page(document, number)
        except pypdfium2.PdfiumError:
            pages.append({"damaged": True, "pieces": []})
            continue
        characters += page.count
        if characters > MOST_CHARACTERS:
            break
        pages.append(page.described())
        page.close()
    if not pages and len(document):
        return {"error": "memory"}
    return {
        "pages": pages,
        "count": len(document),
        "title": _property(document, "Title"),
        "author": _property(document, "Author"),
    }


def _property(document: PdfDocument, name: str) -> str:
    return str(document.get_metadata_value(name) or "")[:1_000]


def _limit() -> None:
    """Ask the system to end this process when it takes too much."""
    try:
        import resource
    except ImportError:  # not on every system
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


class _Page:
    """One page and its characters."""

    def __init__(self, document: PdfDocument, number: int) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._page = document[number]
        self._text = self._page.get_textpage()
        self.count = self._text.count_chars()
        self._document = document
        self._quarter = 0
        self._types: dict[int, tuple[float, bool, bool]] = {}

    def close(self) -> None:
        """Free the native memory of the page."""
        self._text.close()
        self._page.close()

    def described(self) -> dict[str, Any]:
        """Height, pieces, and what tells a scan: pictures, and characters nobody can name."""
        sample = range(0, self.count, max(1, self.count // _SAMPLE))
        angles = [self._angle(n) for n in sample]
        self._quarter = max(sorted(set(angles)), key=angles.count) if angles else 0
        left, bottom, right, top = self._page.get_mediabox()
        x0, y0, _, y1 = self._upright(left, bottom, right, top)
        pieces = [piece.closed() for piece in self._pieces()]
        _mark_links(pieces, self._links())
        unknown = sum(self._raw.FPDFText_HasUnicodeMapError(self._text, n) == 1 for n in sample)
        return {
            "pictures": self._pictures(),
            "unknown": unknown / max(1, len(sample)),
            "pieces": [[p[0], p[1] - x0, p[2] - y0, p[3] - x0, p[4] - y0, *p[5:]] for p in pieces],
            "top": y1 - y0,
        }

    def _angle(self, n: int) -> int:
        """Quarter turns, anticlockwise, of a character; the library measures clockwise."""
        angle = self._raw.FPDFText_GetCharAngle(self._text, n)
        return round(-angle / (math.pi / 2)) % 4 if angle >= 0 else 0

    def _upright(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box as it is seen once the page is turned so that most of its text is level."""
        if self._quarter == 1:
            return bottom, -right, top, -left
        if self._quarter == 2:
            return -right, -top, -left, -bottom
        if self._quarter == 3:
            return -top, left, -bottom, right
        return left, bottom, right, top

    def _type_of(self, n: int) -> tuple[float, bool, bool]:
        """Size, boldness and turn of a character: those of the text object it belongs to.

        The name of the font says whether it is bold; stated weights are mostly wrong.
        """
        raw = self._raw
        shown = raw.FPDFText_GetTextObject(self._text, n)
        key = ctypes.addressof(shown.contents) if shown else -n - 1
        found = self._types.get(key)
        if found is None:
            matrix, name = raw.FS_MATRIX(), ctypes.create_string_buffer(200)
            raw.FPDFText_GetMatrix(self._text, n, matrix)
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            font = raw.FPDFTextObj_GetFont(shown) if shown else None
            if font:
                raw.FPDFFont_GetBaseFontName(font, name, 200)
            called = name.value.decode("utf-8", "replace").casefold()
            found = (
                max(raw.FPDFText_GetFontSize(self._text, n) * scale, 0.1),
                any(word in called for word in _BOLD),
                self._angle(n) != self._quarter,
            )
            self._types[key] = found
        return found

    def _pictures(self) -> bool:
        """Whether the page shows a picture."""
        kinds = [self._raw.FPDF_PAGEOBJ_IMAGE]
        return next(iter(self._page.get_objects(filter=kinds, max_depth=4)), None) is not None

    def _pieces(self) -> Iterator[_Piece]:
        """Runs of characters on one baseline, in the file's order."""
        raw, text = self._raw, self._text
        box = raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        piece: _Piece | None = None
        space = False
        for n in range(self.count):
            code = raw.FPDFText_GetUnicode(text, n)
            shown = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if code in _HYPHENS:
                shown = "-"
            if shown.isspace() or shown == "\0":
                space = True
                continue
            raw.FPDFText_GetLooseCharBox(text, n, box)
            raw.FPDFText_GetCharOrigin(text, n, x, y)
            size, bold, turned = self._type_of(n)
            bounds = self._upright(box.left, box.bottom, box.right, box.top)
            base = self._upright(x.value, y.value, x.value, y.value)[1]
            if piece is None or not piece.takes(bounds, base, size, turned=turned):
                if piece is not None:
                    yield piece
                piece, space = _Piece(bounds, base, size, turned=turned), False
            piece.add(shown, bounds, size, space=space)
            piece.bold += bold
            space = False
        if piece is not None:
            yield piece

    def _links(self) -> list[tuple[tuple[float, float, float, float], str]]:
        """Rectangles of the page that lead to a web address."""
        raw = self._raw
        found: list[tuple[tuple[float, float, float, float], str]] = []
        at, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        while len(found) < 1_000 and raw.FPDFLink_Enumerate(self._page, at, link):
            action = raw.FPDFLink_GetAction(link)
            if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
                continue
            length = raw.FPDFAction_GetURIPath(self._document, action, None, 0)
            if not 1 < length < 4_000 or not raw.FPDFLink_GetAnnotRect(link, box):
                continue
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(self._document, action, buffer, length)
            address = buffer.value.decode("utf-8", "replace")
            low, high = sorted((box.bottom, box.top))
            found.append((self._upright(box.left, low, box.right, high), address))
        return found


class _Piece:
    """Characters that follow each other on one baseline."""

    def __init__(
        self, bounds: tuple[float, float, float, float], base: float, size: float, *, turned: bool
    ) -> None:
        """Begin with a character in these bounds, to be added like those after it."""
        self.box, self.base, self.size, self.turned = bounds, base, size, turned
        self.bold = 0
        self.shown: list[str] = []
        self.middles: list[float] = []

    def takes(
        self, bounds: tuple[float, float, float, float], base: float, size: float, *, turned: bool
    ) -> bool:
        """Whether a character goes on with this piece."""
        if turned != self.turned:
            return False
        larger = max(self.size, size)
        if abs(base - self.base) > (0.15 if 0.9 < size / self.size < 1.1 else _RAISED) * larger:
            return False
        return -larger < bounds[0] - self.box[2] < _GAP * larger

    def add(
        self,
        shown: str,
        bounds: tuple[float, float, float, float],
        size: float,
        *,
        space: bool,
    ) -> None:
        """Take a character, after a space if there was one."""
        box = self.box
        if space:
            self.shown.append(" ")
            self.middles.append(bounds[0])
        self.shown.append(shown)
        self.middles.append((bounds[0] + bounds[2]) / 2)
        self.box = (box[0], min(box[1], bounds[1]), max(box[2], bounds[2]), max(box[3], bounds[3]))
        if size > self.size:  # after a raised first character, as in a drop of small capitals
            self.size = size

    def closed(self) -> list[Any]:
        """The piece as it is handed on, its links still to come."""
        left, _, right, _ = self.box
        low, high = self.base - 0.25 * self.size, self.base + 0.75 * self.size
        text = "".join(self.shown)
        bold = self.bold >= 0.9 * len(text.replace(" ", ""))
        return [text, left, low, right, high, self.size, bold, self.turned, [self.middles]]


def _mark_links(
    pieces: list[list[Any]], links: list[tuple[tuple[float, float, float, float], str]]
) -> None:
    """Put ``[start, end, address]`` in place of where each piece's characters stand."""
    for piece in pieces:
        middles, found = piece[8][0], []
        height = (piece[2] + piece[4]) / 2
        for (left, low, right, high), address in links:
            if low <= height <= high and left < piece[3] and right > piece[1]:
                inside = [n for n, x in enumerate(middles) if left < x < right]
                while inside and piece[0][inside[0]] == " ":
                    inside.pop(0)
                while inside and piece[0][inside[-1]] == " ":
                    inside.pop()
                if inside:
                    found.append([inside[0], inside[-1] + 1, address])
        piece[8] = found


if __name__ == "__main__":
    main()
