"""The `finsam` commands, a module a group: each parses, calls one function, prints."""
