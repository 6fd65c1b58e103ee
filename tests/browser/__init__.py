"""One server and one browser for the folder: they end with it."""
