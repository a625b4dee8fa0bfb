"""The PRV rules: from alignments, credits and facts to findings with reasons and a remedy."""
