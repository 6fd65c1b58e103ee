/** The form is sent as any other and needs nothing in the browser. */
