"""Text itself: folding with a map back, words, sentences."""
