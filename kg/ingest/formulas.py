"""The fixed formulas of news agencies and papers: dates, places before the first words, names of reporters, captions."""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:\.|uary|ruary|ch|il|e|y|ust|ember|tember|ober)?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_CLOCK = r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?"
_ZONE = r"(?:\s*\(?[A-Z]{2,4}\)?)?"

# "Saturday, September 12, 2015", "12 Sept 2015", "Updated 3 March 2022 10:15 GMT", "2015-09-12", "March 2015".
DATE = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:?\s+)?(?:{_CLOCK}{_ZONE},?\s+)?"
    rf"(?:(?:{_WEEKDAY})?(?:{_DAY}\s+{_MONTH},?(?:\s+{_YEAR})?|{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?|{_MONTH},?\s+{_YEAR})"
    rf"(?:,?\s*(?:at\s+|-\s+|\|\s+)?{_CLOCK}{_ZONE})?|{_YEAR}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?)",
    re.IGNORECASE,
)

_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]*[A-ZÀ-Þ.]"  # in capitals
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,2}"  # "Ukraine", "New South Wales", "N.Y."
_AGENCY = r"\((?:[A-Z][\w.& ]{1,24})\)"  # "(AP)", "(Reuters)", "(CNN)", "(Agence France-Presse)"
_WHEN = rf"(?:,? {_MONTH} {_DAY}|,? {_DAY} {_MONTH}|,? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DASH = r"\s*(?:—|–|-{1,2})\s+"
# "KYIV, Ukraine (AP) — ", "WASHINGTON, March 3 (Reuters) - ", "GENEVA — ", "BEIJING/HONG KONG (Reuters) - "
_CAPITALS = re.compile(rf"({_CITY}(?:/{_CITY})?(?:, {_PLACE})?{_WHEN}?(?: ?{_AGENCY})?{_DASH})", re.UNICODE)
# "Moscow (Reuters) - ", "(CNN) — ", "Kyiv, Ukraine (CNN) — "
_WITH_AGENCY = re.compile(rf"((?:{_PLACE}(?:, {_PLACE})?{_WHEN}? ?)?{_AGENCY}{_DASH})", re.UNICODE)


def opening_dateline(line: str) -> tuple[int, int] | None:
    """End of the dateline at the head of a paragraph, dash included, and start of the words after it."""
    for pattern in (_WITH_AGENCY, _CAPITALS):
        found = pattern.match(line)
        # "UNICEF – the UN's fund for children – said": what goes on in lower case is no dateline.
        if found and re.match(r"[\"“‘']?[A-ZÀ-Þ0-9]", line[found.end() :]):
            return len(found.group().rstrip()), found.end()
    return None


_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_LINK = r"(?:,? and |, | in | for | of | with | at | de | van | von | der | bin | al-)"
# "By Jane Doe", "By Jane Doe and John Roe, Reuters", "Written by JANE DOE in Moscow"; whole lines before the text.
BYLINE = re.compile(rf"(?:By|BY|(?:Written|Reported|Story|Words|Analysis) by|From) {_NAME}(?:(?:{_LINK}|\s){_NAME})+")
# "(Reporting by Jane Doe; Editing by John Roe)", anywhere.
SIGNATURE = re.compile(r"\(?(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated) by [A-Z]")

CAPTION_START = re.compile(
    r"(?:file )?(?:photo|image|picture|caption|photograph|video|map|graphic)s?\b[^.:]{0,40}:"
    r"|(?:image|photo|picture) (?:credit|source|courtesy)|FILE\s*[-–—]\s",
    re.IGNORECASE,
)
# "Storm on the coast. Image: Jane Doe.", "… (AP Photo/Jane Doe)", "… REUTERS/Jane Doe", "The mayor; from file, 2015.",
# "The minister (right) with voters."
CAPTION_END = re.compile(
    rf"\b(?:Image|Photo|Photograph|Picture|Credit)(?: credit| by)?: ?{_NAME}(?: {_NAME}){{0,3}}\.?$"
    rf"|\((?:AP Photo|Photo|Image)\b[^)]*\)\.?$|\b(?:REUTERS|Reuters|AFP|AP|EPA|Getty(?: Images)?)/{_NAME}(?: {_NAME})*\)?\.?$"
    r"|\bGetty Images\.?$|[;,] from file\b[^.]*\.?$|^[^.]*\((?:left|right|centre|center|pictured)\)[^.]*\.?$"
)
# "- ", "• ", "1. ", "2) ", "(a) "
BULLET = re.compile(r"(?:[-–*•·▪◦‣]\s+|\d{1,2}[.)]\s+|\([a-z\d]{1,2}\)\s+|[a-z]\)\s+)(?=\S)")
