"""Municipalities: what each pays of their joint quarter (5 § second paragraph of the Act)."""

import re

from assistant.calculators.division import Division

CALCULATOR = Division(
    rule="municipalities",
    titles={
        "sv": "Flera kommuner: vars och ens del",
        "en": "Several municipalities: the part of each",
    },
    noun="municipalities",
    one={"sv": "kommun", "en": "municipality"},
    many={"sv": "kommunerna", "en": "the municipalities"},
    about=re.compile(
        r"\b(kommuner\w*|medlemskommuner\w*|municipalities|(?:varje|per|each) kommun|"
        r"kommun [a-d]\b|(?:vår|er|min) kommun|(?:our|your|my) municipality|"
        r"(?:each|per) municipality|municipality [a-d]\b)\b",
        re.IGNORECASE,
    ),
)
