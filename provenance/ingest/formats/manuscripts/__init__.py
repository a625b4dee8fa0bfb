"""Word, OpenDocument, RTF and PDF: what a writer hands in."""
