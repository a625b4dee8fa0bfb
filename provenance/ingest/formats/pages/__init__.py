"""HTML pages: their lines, the article among them, and what they state of themselves."""
