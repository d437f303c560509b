"""Time expressions of English: the words, the rules and the reading of tense."""
