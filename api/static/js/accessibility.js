/** The accessibility statement is text alone: it needs nothing in the browser. */
