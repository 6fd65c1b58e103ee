"""The check of what a language model wrote, sentence by sentence, against what it cites."""
