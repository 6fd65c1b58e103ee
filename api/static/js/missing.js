/** The page for an address that leads nowhere needs nothing in the browser. */
