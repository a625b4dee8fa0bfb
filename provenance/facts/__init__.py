"""Facts in a sentence, normalised so that a restatement is equal and a change is seen."""
