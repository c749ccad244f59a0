"""Words that tell of a person, to be looked for where none of them may be."""

import re

OF_THE_PERSON = re.compile(
    r"\bpain|hurt|ache|sore|numb|tingl|burn|shoot|sharp|nerve|sciatica|disc\b|stenosis|spondyl|fractur|surgery|cancer"
    r"|\bback pain|low back|buttock|thigh|calf|\bworse|\bbetter|warning sign|emergency|urgent|clinician|doctor"
    r"|\b\d+ of 10\b|\b[RMNP]\d+[a-z]?\b",
    re.IGNORECASE,
)
