"""Who gets the money or gives it: what is bought, on whose contract, and who asks for it."""

import re
from functools import partial

from assistant.actors import OUTSIDER

_search = partial(re.compile, flags=re.IGNORECASE)

_MONEY = (
    r"bidrag\w*|pengar\w*|medel|stöd|stöd(er|ja)|stött\w*|ersätt\w*|anslag|finansier\w+|betala\w*|"
    r"bekosta\w*|spons(ra|rar)|skänk\w*|ge|ger|gav|gett|lova(t|de|r)|\w*faktur\w*|hjälp\w*|"
    r"gave|given|promised?|invoiced?|paid|grants?|money|fund(s|ing)?|support\w*|pay|paying|"
    r"financ\w+|sponsor|give|giving|donat\w+|help"
)
_DOES = (
    r"söker|ansöker|sökt|ansökt|vill|ber|bett|bad|undrar|behöver|driver|drivs|bedriver|utför\w*|"
    r"startar|ordnar|anordnar|håller|sköter|erbjuder|leder|som har|"
    r"wants?|wanted|ask(s|ed)?|applie[sd]|sought|seeks?|needs?|wrote|proposes?|runs?|running|"
    r"offers?|provides?|arranges?|operates?|carries|carry"
)
_recipient = _search(
    rf"\b({_MONEY})\b(?:(?!\b(?:tillsammans|samarbete|samverkan|ihop|together|cooperat\w+)\b)"
    rf"[^.?!]){{0,45}}?\b{OUTSIDER}"
    rf"|\b{OUTSIDER}[^.?!]{{0,60}}?\b({_DOES})\b"
    rf"|\b(av|hos|genom|via|from|by|at|through)\s+(en|ett|den|det|våra|lokala|a|an|the|local)?\s*"
    rf"(?:\w+\s+)?{OUTSIDER}"
)
_pays_us = _search(
    rf"\b{OUTSIDER}(?:(?!\b(?:vi|ni|förbundet|we|you|can|kan)\b)[^.?!]){{0,30}}"
    r"\b(vill|erbjuder( sig)?|wants?|offers?|would like|'d like)( to| att)? "
    r"(betala|bekosta|stå för|sponsra|finansiera|co-fund|co-finance|medfinansiera|ge oss|"
    r"ge förbundet|pay|cover|fund|finance|sponsor|give us|donate)\b"
    rf"|\b(låta|let) (the |a |an |en |ett )?{OUTSIDER}[^.?!]{{0,20}}\b(med)?(finansiera|bekosta|"
    r"co-?fund|co-?finance|pay for)\b"
    rf"|\b(ta emot|tar emot|accept|receive|take)\b[^.?!]{{0,40}}\b(från|av|from) "
    rf"(the |a |an |en |ett |den )?(\w+ )?{OUTSIDER}"
)
_lets = _search(
    r"\b(låta|låter|lät|let|have)\b[^.?!]{1,30}\b(driva|utföra|sköta|köra|hålla i|run|deliver|"
    r"carry out|operate|manage)\b"
)
_bought = _search(
    r"\b(köp\w*|upphandl\w*|anlita\w*|beställ\w*|hyra? in|\w*faktur\w*|offert\w*|arvode\w*|"
    r"timpris\w*|buy\w*|bought|procur\w*|purchas\w*|engage|contract(s|ed)?|invoice\w*|quote|"
    r"quotation|bill(s|ed)? us|hourly rate)\b"
)
_through_party = _search(
    r"\b(kommunen|regionen|parten|en part|arbetsförmedlingen|af|försäkringskassan|fk|"
    r"socialtjänsten|vårdcentralen|psykiatrin|arbetsmarknadsenhet(en)?|"
    r"(the|a|our|one) (municipality|region|party|agency|health centre)|employment service|"
    r"social services)\b"
    r"[^.?!]{0,30}\b(upphandla(r|t)?|köpa|köper|köpt|anlita(r|t)?|beställer|beställa|"
    r"(ta|tar|tagit|hyra|hyr|hyrt) in|"
    r"(skriver|tecknar|står för|äger|har) (ett |själv |sitt )?(avtal\w*|kontrakt\w*)|"
    r"buys?|procures?|engages?|contracts|hires?|"
    r"(has|have|signs|holds) (a |the )?contract)\b"
    r"|\bavtal\w* (ligger|är|tecknas|skrivs|finns) (hos|med|av|mellan) (kommunen|regionen|"
    r"en part)\b"
    r"|\b(contracted|procured|hired) by (the |a )?(municipality|region|party)\b"
)
# Who asks for money asks the association for it.
_asks = _search(
    r"\b(vill ha|ber( oss)? om|bett( oss)? om|bad( oss)? om|söker|ansöker om|sökt|ansökt om|"
    r"begär\w*|äskar\w*|hoppas på|"
    r"asks? (us )?for|asked (us )?for|apply for|applies for|applied for|requests?|wants?)"
    r"\s+(\w+\s+){0,2}?(pengar|medel|bidrag|stöd|kronor|kr|sek|\d[\d\s,.]*k?|money|funds|funding|"
    r"a grant|support)\b"
    r"|\b(wants?|asks?|asked|invites?|invited|would like|ber|bjuder in) (us|oss)( to| att)? "
    r"(pay|fund|co-fund|finance|co-finance|cover|sponsor|support|furnish|betala|bekosta|finansiera|"
    r"medfinansiera|sponsra|stötta|stödja)\b"
    r"|\bvill att (vi|förbundet|finsam) (\w+ )?(betalar|bekostar|finansierar|sponsrar|"
    r"stöttar|stödjer)\b"
)


def gets_paid(text: str, *, has_party: bool) -> bool:
    """Return whether another than the parties gets the money or carries it out.

    `has_party`: a party is named, so that who is let do it may be that party.
    """
    return bool(_recipient.search(text) or (_lets.search(text) and not has_party))


def buys(text: str) -> bool:
    """Return whether something is bought, ordered or invoiced."""
    return bool(_bought.search(text))


def is_through_party(text: str) -> bool:
    """Return whether a party buys or has the contract."""
    return bool(_through_party.search(text))


def pays_us(text: str) -> bool:
    """Return whether another than the parties would pay the association."""
    return bool(_pays_us.search(text))


def asks_for_money(text: str) -> bool:
    """Return whether somebody is told to want money."""
    return bool(_asks.search(text))
