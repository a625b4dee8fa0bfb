"""Files and addresses to documents: formats, article bodies with receipts, apparent origin."""
