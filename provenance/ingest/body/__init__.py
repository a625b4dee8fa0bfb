"""Which blocks of a text are the article, and which are the page around it."""
