"""Text and numbers: sources, sections, chunks, parameters, glossary."""
