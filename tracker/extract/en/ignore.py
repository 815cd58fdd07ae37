"""English numbers that measure nothing: they name, place or date something, or only bound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.extract.candidate import Context

# numbers that name, place or date something
_IGNORED = re.compile(
    r"(?im)\b(?:section|sections|chapter|clauses?|articles?|appendix|annex|page|pages|pp?\.|table|figure|fig\.?|box|part|para(?:graph)?s?|goal|goals|targets?|action|policy|objective|priority|indicator|sdgs?|phase|"
    r"stage|level|tier|band|grade|years?|class|category|cat\.?|term|type|route|routes|route|line|road|room|floor|gate|stand|platform|unit|building|suite|block|bay|junction|exit|item|items|no\.?|number|nos\.?|"
    r"ref\.?|minute|version|release|volume|vol\.?|issue|edition|model|series|form|schedule|regulation|directive|resolution|act|ordinance|bill|circular|iso|en|bs|windows|step|day|week|lot|zone|ward|district|"
    r"flight|train|channel|question|q|group|key stage|scope|mark|exhibit|recommendation|commitment|theme|pillar|outcome|depot|age|ages|aged|aged between|option|recital|row|column)\s(?:[A-Z]{1,3}[-/]?)?\d[\d.,–/-]*(?:\s(?:to|and|or|–)\s\d[\d.]*)?(?=[\s,.;:)–-]|$)(?!\s?(?:%|per cent|percent|million|billion|thousand|bn|m\b|lakh|crore|homes|people|tonnes|jobs|deaths|MW|GW|km|miles|hectares))"
    r"|(?:^|(?<=[.!?:]\s)|(?<=\n))[ •–-]*\d{1,2}(?:\.\d{1,2})+\s(?=(?-i:[A-Z]))|(?:^|(?<=\n)|(?<=[.!?]\s))\W*\d{1,2}[.)]\s|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}\b(?!\d)|(?:^|(?<=\n))\W*\d{1,2}\s(?=(?-i:[A-Z][a-z]))|\b(?:999|111|101|911|112)\s(?=calls?|helpline|service|line|number)|\(\d{1,2}\)|(?-i:\b[A-Z]{1,4}[-–]?\d+[A-Z]?\b|\b\d+[A-Z]{1,3}\b(?<!GW)(?<!MW)(?<!TWh)(?<!GWh))|\d{1,2}[:.]\d{2}\s?(?:am|pm|hrs)?(?![\d%])(?=\s?(?:am|pm|to|–|-|and|,|;|\.|$))|\b\d{2}:\d{2}\b|\d{1,2}[.:]\d{2}\s(?:in|on|to|until)\b(?!\s20)|\d{1,2}\s?(?:am|pm)\b|\bpages\s\d+\S*|\b\d{1,4}\s[A-Z][a-z]+\s(?:St|Street|Road|Rd|Ave|Avenue|Lane)\b|\bevery\s\d+|\+?\d[\d\s()-]{8,}\d"
    r"|\d+\s?(?:x|×)\s?\d+(?:\s?(?:x|×)\s?\d+)?|\bper\s\d[\d,]*|\b24/7\b|\d+[-–](?:year|day|week|month|mile|hour|minute|point|bed|storey|page|digit|km|metre|acre)s?(?:[-–]olds?)?\b|\d{1,3}(?:st|nd|rd|th)\b|(?:19|20)\d\d\b"
    r"|\b(?:EU\)?|No\.?|Ordinance|Regulation|Act)\s[\dA-Z/-]+\d|\b\d{3,}/\d+|\d+\s?(?:to|–|-)\s?\d+[-\s]year[-\s]olds?|https?://\S+|\S{1,64}@\S{1,64}|#\d+|\bCO2e?\b|\bPM2\.5\b|\d+\.\d+\.\d+|\bchildren under \d+|\bunder-\d+s?|\bover-\d+s?|\btrips under \d+ \w+"
)
# a span of time, age or length that only bounds what is counted: within 18 weeks, under 2 km
_THRESHOLD = re.compile(
    r"(?i)\b(?:within|in under|for|aged|next|last|past|previous|first|every|after)\s(?:the\s)?(?:next\s|last\s|past\s|first\s)?$"
)
_SPAN = re.compile(
    r"(?i)\s?-?(?:years?(?! of schooling)|months?|weeks?|(?:working )?days?|hours?|minutes?)\b"
)


def ignored(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches from start to end whose numbers measure nothing."""
    for match in _IGNORED.finditer(text, start, end):
        yield match.span()


def only_bounds(context: Context) -> bool:
    """Whether a number is a span of time or age that bounds what is counted: within 18 weeks."""
    mention = context.mention
    short = mention.form == "digits" and mention.amount <= 100 and _SPAN.match(context.right)
    return bool(short and _THRESHOLD.search(context.before[-40:]))
