"""What is said of each refusal, in both languages: a title, and what to do."""

from http import HTTPStatus

from assistant.answer import Language

Both = dict[Language, str]

TITLES: dict[HTTPStatus, Both] = {
    HTTPStatus.BAD_REQUEST: {"sv": "Anropet går inte att läsa", "en": "Unreadable request"},
    HTTPStatus.UNAUTHORIZED: {"sv": "Token gäller inte", "en": "Invalid token"},
    HTTPStatus.FORBIDDEN: {"sv": "Anropet är inte tillåtet", "en": "Request not allowed"},
    HTTPStatus.NOT_FOUND: {"sv": "Sidan finns inte", "en": "Not found"},
    HTTPStatus.METHOD_NOT_ALLOWED: {"sv": "Metoden är inte tillåten", "en": "Method not allowed"},
    HTTPStatus.NOT_ACCEPTABLE: {"sv": "Svaret finns inte i den formen", "en": "Not acceptable"},
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: {"sv": "Anropet är för stort", "en": "Request too large"},
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: {
        "sv": "Anropets form går inte att läsa",
        "en": "Unsupported media type",
    },
    HTTPStatus.UNPROCESSABLE_ENTITY: {"sv": "Fel i anropet", "en": "Invalid request"},
    HTTPStatus.TOO_MANY_REQUESTS: {"sv": "För många anrop", "en": "Too many requests"},
    HTTPStatus.INTERNAL_SERVER_ERROR: {"sv": "Ett fel hos oss", "en": "An error of ours"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"sv": "Tjänsten är inte redo", "en": "Service not ready"},
}
DETAILS: dict[HTTPStatus, Both] = {
    HTTPStatus.BAD_REQUEST: {
        "sv": "Anropet går inte att läsa. Skicka JSON i UTF-8.",
        "en": "The request cannot be read. Send JSON in UTF-8.",
    },
    HTTPStatus.NOT_FOUND: {
        "sv": "Det finns inget på den adressen. Adresserna står i /openapi.json.",
        "en": "There is nothing at that address. The addresses are listed in /openapi.json.",
    },
    HTTPStatus.METHOD_NOT_ALLOWED: {
        "sv": "Adressen tar inte emot den metoden. Metoderna står i /openapi.json.",
        "en": "The address does not take that method. The methods are listed in /openapi.json.",
    },
    HTTPStatus.NOT_ACCEPTABLE: {
        "sv": "Adressen svarar inte i någon form som Accept-huvudet tar emot. Skriv */* eller en "
        "av formerna i /openapi.json.",
        "en": "The address does not answer in any form that the Accept header takes. Write */* or "
        "one of the forms in /openapi.json.",
    },
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: {
        "sv": "Anropet är större än tjänsten tar emot. Skicka ett mindre.",
        "en": "The request is larger than the service takes. Send a smaller one.",
    },
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: {
        "sv": "Adressen tar emot JSON. Skicka det med Content-Type: application/json.",
        "en": "The address takes JSON. Send it with Content-Type: application/json.",
    },
    HTTPStatus.INTERNAL_SERVER_ERROR: {
        "sv": "Något gick fel hos oss, och felet är antecknat. Försök igen, och lämna annars "
        "numret i request_id till den som driver tjänsten.",
        "en": "Something went wrong on our side, and it has been recorded. Try again, or else "
        "give the number in request_id to whoever runs the service.",
    },
}
