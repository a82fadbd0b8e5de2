"""Score how alike two names are, word by word, weighted by how rare each word is; and say why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

SLIP = 1.5  # what a slip costs, relative to the length of the word
COMMON = 0.6  # a word that weighs less than this share of an unknown one is common enough to be abbreviated at will


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each word: the rarer, the heavier; a word never seen weighs most, a single letter little."""

    known: Mapping[str, float]
    unknown: float

    def of(self, word: str) -> float:
        """Return the weight of a word."""
        if len(word) == 1 and word.isascii():
            return 0.25 * self.unknown
        return self.known.get(word, self.unknown)


def compare(asked: Sequence[str], given: Sequence[str], weights: Weights) -> tuple[float, tuple[str, ...]]:
    """Return the likeness of the words of two names, 0 to 1, and the reasons for it."""
    left, right = list(asked), list(given)
    matched = 0.0
    for word in asked:
        if word in right:
            right.remove(word)
            left.remove(word)
            matched += 2 * weights.of(word)
    if not left and not right:
        return 1.0, ("same words",) if list(asked) == list(given) else ("same words in other order",)
    rest_left, rest_right = [weights.of(word) for word in left], [weights.of(word) for word in right]
    total = matched + sum(rest_left) + sum(rest_right)
    gained = 0.0
    reasons: list[str] = []
    if left and right:
        gained, reasons = _rest(left, right, rest_left, rest_right, weights)
    if not left or not right:
        reasons = ["words missing" if right else "words added"]
    elif not reasons:
        reasons = ["other words beside"]
    return (matched + gained) / total, tuple(dict.fromkeys(reasons))


def _rest(
    left: list[str], right: list[str], left_weights: list[float], right_weights: list[float], weights: Weights
) -> tuple[float, list[str]]:
    whole = _alike("".join(left), "".join(right)) if len(left) > 1 or len(right) > 1 else 0.0
    joined = whole * (sum(left_weights) + sum(right_weights))
    if whole == 1:
        return joined, ["spaces"]
    gained, reasons = _word_by_word(left, right, left_weights, right_weights, weights)
    return (joined, ["spelling and spaces"]) if joined > gained else (gained, reasons)


def _word_by_word(
    left: list[str], right: list[str], left_weights: list[float], right_weights: list[float], weights: Weights
) -> tuple[float, list[str]]:
    pairs = []
    for i, asked in enumerate(left):
        for j, given in enumerate(right):
            credit, reason = _word(asked, given, weights)
            if credit > 0:
                # Who asks may shorten a word to a letter; a letter in the list stands for any word and says little.
                heavier = right_weights[j] if len(given) == 1 else left_weights[i]
                pairs.append((credit * (heavier + right_weights[j]), i, j, reason))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    matched, reasons = 0.0, []
    for gain, i, j, reason in pairs:
        if left[i] and right[j]:
            left[i] = right[j] = ""
            matched += gain
            reasons.append(reason)
    return matched, reasons


def _word(asked: str, given: str, weights: Weights) -> tuple[float, str]:
    if asked[0] == given[0]:
        shorter, longer = (asked, given) if len(asked) < len(given) else (given, asked)
        if len(shorter) == 1:
            return 0.8, "initial"
        if _shortens(shorter, longer) and weights.of(longer) < COMMON * weights.unknown:
            return 0.8, "abbreviation"
    return _alike(asked, given), "spelling"


def _shortens(shorter: str, longer: str) -> bool:
    """Return whether a word abbreviates another: its beginning, or all its letters but vowels and some others."""
    if longer.startswith(shorter):
        return True
    letters = iter(longer)
    return 3 <= len(shorter) < len(longer) and all(letter in letters for letter in shorter)


def _alike(first: str, second: str) -> float:
    """Return 1 for equal spelling, less for each slip relative to the length, 0 for other words."""
    return max(0.0, 1 - SLIP * OSA.normalized_distance(first, second, score_cutoff=0.5))
