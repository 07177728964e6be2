"""The values that operators change, from the predicate outwards.

After FactBank and De Facto (Saurí and Pustejovsky 2009, 2012): every embedding predicate, modal, negator or mark that a
proposition stands under changes how far its source, and in the end the author, commits to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.model import Attribution, Factuality, Modality, Stance

_RANK = {Modality.ACTUAL: 0, Modality.COMMISSIVE: 1, Modality.PLANNED: 1, Modality.POSSIBLE: 2, Modality.IMPERATIVE: 3,
         Modality.INTERROGATIVE: 3, Modality.CONDITIONAL: 3, Modality.HYPOTHETICAL: 3}


@dataclass(slots=True)
class Commitment:
    """What is known so far of one proposition's factuality; operators are applied from the inside out."""

    positive: bool = True
    modality: Modality = Modality.ACTUAL
    author: str = "CT"  # how far the author stands behind the innermost source: CT | PR | U
    sources: list[Attribution] = field(default_factory=list)  # innermost first
    cues: list[int] = field(default_factory=list)

    def negate(self, cue: int) -> None:
        """"did not attack"."""
        self.positive = not self.positive
        self.cues.append(cue)

    def weaken(self, modality: Modality, cue: int) -> None:
        """"will", "may", "if": the weakest modality wins."""
        if _RANK[modality] > _RANK[self.modality]:
            self.modality = modality
        if cue not in self.cues:
            self.cues.append(cue)

    def doubt(self, cue: int) -> None:
        """"probably", "seems to"."""
        self.author = "PR" if self.author == "CT" else self.author
        self.cues.append(cue)

    def attribute(self, source: int | None, cue: int | None, author: str, mode: str = "indirect") -> None:
        """Somebody else says it; `author` is what that leaves of the author's own commitment."""
        if any(a.cue == cue and cue is not None for a in self.sources):
            return
        self.sources.append(Attribution(source, cue, mode))
        self.author = min(self.author, author, key=("U", "PR", "CT").index)
        if cue is not None and cue not in self.cues:
            self.cues.append(cue)

    def speak(self, speaker: int | None, cue: int | None) -> None:
        """It stands in somebody's own words."""
        for k, known in enumerate(self.sources):
            if known.cue == cue and cue is not None:  # the verb has attributed it already
                self.sources[k] = replace(known, mode="direct")
                return
        self.attribute(speaker, cue, "U", "direct")

    def stance(self) -> Stance:
        """The values as FactBank names them."""
        holder = self._held()
        if not self.sources or self.author == "CT":
            author = holder
        elif self.author == "PR" and holder in (Factuality.CT_POS, Factuality.CT_NEG):
            author = Factuality.PR_POS if self.positive else Factuality.PR_NEG
        else:
            author = Factuality.UNKNOWN
        if self.author == "PR" and not self.sources and holder in (Factuality.CT_POS, Factuality.CT_NEG):
            author = holder = Factuality.PR_POS if self.positive else Factuality.PR_NEG
        return Stance(author, holder, self.modality, tuple(reversed(self.sources)), tuple(sorted(self.cues)))

    def _held(self) -> Factuality:
        rank = _RANK[self.modality]
        if rank == 0 or (rank == 1 and not self.positive):
            return Factuality.CT_POS if self.positive else Factuality.CT_NEG
        if rank == 1:
            return Factuality.UNKNOWN if not self.sources else Factuality.PR_POS
        if rank == 2:
            return Factuality.PS_POS if self.positive else Factuality.PS_NEG
        return Factuality.UNKNOWN
