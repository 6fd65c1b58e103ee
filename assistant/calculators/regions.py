"""Regions: what each pays of their joint quarter (5 § third paragraph of the Act)."""

import re

from assistant.calculators.division import Division

CALCULATOR = Division(
    rule="regions",
    titles={"sv": "Flera regioner: vars och ens del", "en": "Several regions: the part of each"},
    noun="regions",
    one={"sv": "region", "en": "region"},
    many={"sv": "regionerna", "en": "the regions"},
    about=re.compile(
        r"\b(regioner\w*|regions|counties|(?:varje|per|each) (?:region|county))\b", re.IGNORECASE
    ),
)
