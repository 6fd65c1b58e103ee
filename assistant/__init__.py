"""A question → an answer that cites."""
