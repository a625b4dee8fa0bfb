"""One file a format: what a newsroom's files hold, as pages."""
