/** The page of feedback is made by the server and needs nothing in the browser. */
