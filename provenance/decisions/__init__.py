"""What people decided about findings: kept beside the content, and put back on every audit."""
