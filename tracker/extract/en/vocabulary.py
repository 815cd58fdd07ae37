"""The words that turn an English number into a figure."""

from __future__ import annotations

import re

FUTURE = re.compile(
    r"(?i)\b(?:will|shall|should|must|aims?|aiming|targets?|targeted|targeting|goals?|committed to|commits? to|commitment|pledg\w+|plans? (?:to|for|on)|planned|intends?|"
    r"ambition|objective|benchmark|expects?|statutory minimum|(?:is|are) (?:un)?(?:likely |expected |projected |forecast |set |due )?to|(?<!expected )to (?:be|go up|go down|rise|fall|reach|increase|grow|cut|have)|wants?|seeks? to|proposes?|proposed|"
    r"expected|forecast|projected|needs? to|calls? for|no later than|undertook|undertakes|on course for|would|standards? of|standard is|trajectory of)\b"
)
PAST = re.compile(
    r"(?i)\b(?:was|were|had|has|have|rose|fell|dropped|grew|reached|stood|totall?ed|increased|decreased|declined|recorded|achieved|completed|delivered|installed|generated|accounted|"
    r"accounts?|remained|remains?|saw|met|exceeded|reported|opened|issued|spent|added|created|currently|at present|to date|so far|already|last year|operates?|totals?|"
    r"replaced|built|served|treated|supported|attended|published|collected|sold|planted|shipped|employed|employs|passed|climbed|jumped|slipped|edged|doubled|halved|tripled)\b"
)
# weaker signs of what is done: a plain present, any other past tense
DONE = re.compile(
    r"(?i)\b(?:(?:is|are)(?! to\b)|now|(?<!be )(?<!been )(?<!is )(?<!are )[a-z]{3,}(?<!ne)ed)\b"
)
CHANGED = re.compile(
    r"(?i)\b(?P<verb>rose|rise(?:s|n)?(?: of)?|grew|grow(?:s|th of|n|ing)?|increase(?:d|s)?(?: of)?|up(?! to)|climbed|jumped|fell|fall(?:s|en)?(?: of)?|dropp?(?:ed|s)?(?: of)?|drop|decrease(?:d|s)?(?: of)?|"
    r"decline(?:d|s)?(?: of)?|down|cut(?:s|ting)?(?: of)?|reduc(?:e|ed|es|ing|tion of)|slipped|shr[aiu]nk|lower(?:ed)?|raise(?:d)?|expand(?:ed)?|contracted)\b[^.;]*$"
)
FALL = re.compile(r"(?i)^(?:f[ae]ll|drop|decrease|decline|down|cut|reduc|slip|shr|lower|contract)")
IMPERATIVE = re.compile(
    r"\W*(?:(?:Goal|Target|Action|Policy|Objective|Priority)\s?[\w.]*[.:–—-]?\s*)?(?:\d+(?:\.\d+)*[.)]?\s*)?(?i:reduce|increase|limit|replace|deliver|build|cut|double|halve|raise|create|plant|install|achieve|"
    r"ensure|expand|train|recruit|provide|open|complete|retrofit|upgrade|support|keep|maintain|lower|bring|capture|generate|invest|restore|grow|make|reach|establish|extend|improve|eliminate|add|connect|"
    r"convert|launch|electrify|secure|house|vaccinate|screen|get|have|protect|recycle|send|divert|source|supply|triple|phase|treat|enrol|halt|lift|give|help|hold|set|close|end|move|bring)\b"
)
BASE = re.compile(
    r"(?i)(?:compared (?:with|to)|relative to|against|than(?: in)?|versus|below|above|on the|from (?:the|a)|since|over the level of|on|vs\.?)\s$"
)
RULES = re.compile(
    r"(?i)\b(?:marks|answer all|calculators?|significant figures|angle|diagram|exam\w*|museum|height|length|depth|width|found by|acquired|gift of|catalogue|gallery|born|died|widowed|married|novel|header|free kick|penalty area|substitute|goalkeeper|captain|innings|set off|chapter one|verse|players?|dice|cards?|tournament|championship|subscriptions?|renew(?:s|al)|cancel\w*|invoices?|agreement|parties|written notice|administration charge|warranties|indemnif\w+|termination|terms|conditions|clause|fare|ticket|refund\w*|liability|oven|tsp|tbsp|serves|bake|stir|simmer|preheat|butter|turn (?:left|right)|car park|stile|bridleway|footpath|vacancy|salary|interviews?|cv|"
    r"licen[cs]e|applicants?|how to apply|per hour|hours a week|telephone|tel|e-?mail|call us|room|agenda|registration|keynote|coffee|lunch|speakers?|session|warranty|voltage|dimensions|weight|"
    r"resolution|screen|ram|battery|bluetooth|usb|hz|watts?|release notes|bug|fixed|install|upgrade to|deprecated|api|penalty|offence|fine|imprisonment|tribunal|applicable law|hereby|pursuant|"
    r"departs?|arrives?|timetable|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|noon|doors open|admission|free entry|kick-off|half-time|scored|match|league|wicket|innings|"
    r"recipe|ingredients|cook\w*|grams?|preparation|garnish|closing date|pension scheme|annual leave|bank holidays|postcode|opening hours|reception|parking|deposit|tenant|landlord|warrant\w*|item|shipping|checkout)\b"
)
STATS = re.compile(
    r"(?i)\b(?:per cent|percent|target\w*|increase\w*|decrease\w*|rose|fell|compared with|million|billion|by 20\d\d|in 20\d\d|emissions|population|rate|households|growth|reduc\w+|share of|total\w*|strategy|plan|goal\w*|progress|statistics|baseline|annual)\b|%"
)
BULLET = re.compile(
    r"\s*(?:[•●◦▪–—*-]\s|\(?[a-z\d]{1,3}[.)]\s|\d+(?:\.\d+)*\s|Goal|Target|Action|Policy)"
)
_ABOUT = r"(?:about|around|nearly|some|just over|over|more than|at least|up to|a further|an average of|a record)"
# a change's own amount: grew by 5, fell 3.2, an increase of 4
BY = re.compile(
    rf"(?i)\bby\s?{_ABOUT}?\s*$|(?:rose|fell|grew|up|down|increased|decreased|declined|dropped|slipped|climbed|jumped|shrank|edged (?:up|down)|(?:growth|reduction|cut|rise|fall|increase|decrease) of)\s(?:{_ABOUT}\s)?$"
)
# beside a level: (up 3%), an increase of 5%
BESIDE = re.compile(
    r"(?i)[,(]\s?(?:which is\s|a\s)?(?:up|down|an? (?:increase|rise|fall|decrease|drop|reduction|growth) of)\s(?:by\s|about\s|nearly\s|some\s)?$"
)
POINTS = re.compile(r"(?i)\s?(?:percentage[- ]points?|pp\b|ppts?\b)")
TO_LEVEL = re.compile(rf"[,(]?\s?to\s(?:{_ABOUT}\s)?[$£€₹]?\d")
COMPARED = re.compile(
    r"(?i)(?:\bfrom|up from|down from|against|versus|compared (?:with|to)|after|which (?:was|were)|it was|rather than)\s"
    r"(?:an? |the |about |around |some |nearly )*(?:record |average of |high of |low of |peak of )?$"
)
LOWERED = re.compile(
    r"(?i)\b(?:reduc\w+|cut\w*|lower\w*|bring\w*|limit\w*|fall|drop|decreas\w+|keep|capp?\w*)\b[^.;]{0,80}\bto\s(?:about\s)?$"
)
# behind a share: 31% below 1990 levels
LESS_THAN = re.compile(r"(?i)\s(?:below|lower than|less than|fewer than|down on|short of)\b")
# what a word at the head of a column says that the column holds
HEADS = {
    "name": "(?i:indicator|measure|metric|outcome|objective|kpi|description|area|category|sector|region|item|programme)s?",
    "unit": "(?i:units?)",
    "time": "(?i:year|quarter|month|period)",
    "value": "(?i:baseline|actual|latest|current|result|outturn|value|level|total|number|estimate|achieved|Q[1-4])",
    "target": "(?i:target|milestone|goal|planned|trajectory|ambition)",
    "growth": "(?i:change|growth|y/y|yoy|% ?diff)",
    "change": "(?i:change|diff)",
    "passed": r"(?i:\brank)",
    "other": r"(?i:^ref|\bsource\b|\bowner|\bstatus|^notes?$|\brag\b|\blead\b|^no\.?$|\brank|^direction|^year$|^quarter$|^month$|^period$|^date$)|^No",
}  # fmt: skip
