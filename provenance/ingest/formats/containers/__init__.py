"""Archives and crawls: files that hold files."""
