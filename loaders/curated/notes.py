"""Choose what to keep of an annotator's note: what explains a reading, not what is said of scoring or of lists."""

import re

EXPLAINS = re.compile(
    r"garbl|mistransl|resolved|impli|carried over|inferred|ambiguous|as written|literal|attribut|spurious|lost|omits|"
    r"by context|also be read|background|in fact|officially|original",
    re.IGNORECASE,
)
# What lists say is loaded from the lists themselves.
LISTING = re.compile(r"[\w' ]+: CSL '[^']*' \([^)]*\)(; also '[^']*' \([^)]*\))?")
SCORING = re.compile(r"(?:(?<=[.;])|^)(?:[^;.]|\.(?=\d))*(?:ccept |Score |penalise|equally)(?:[^;.]|\.(?=\d))*")
LISTS = re.compile(r"CSL|screening list", re.IGNORECASE)


def worth_keeping(note: str) -> str:
    """Return the part of a note that explains how a fact was read, or an empty text.

    >>> worth_keeping("The year is inferred from the heading. Score the month only.")
    'The year is inferred from the heading.'
    >>> worth_keeping("Name of the firm in full.")
    ''
    """
    rest = SCORING.sub("", LISTING.sub("", note)).strip(" ;")
    rest = re.sub(r"\.{2,}$", ".", rest)
    return rest if EXPLAINS.search(rest) and not LISTS.search(rest) else ""


def too_long_to_cite(words: str) -> bool:
    """Return whether a wording is more than a term: the offsets lead to it, and longer runs are the article's own.

    >>> too_long_to_cite("cœurs moyens"), too_long_to_cite("其主要参数超过了前一代产品并与其他产品相当")
    (False, True)
    """
    return len(words) > (20 if re.search("[\u4e00-\u9fff]", words) else 60)
