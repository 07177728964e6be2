"""Link: which entity each mention of an article stands for. Knows names, not relations."""

from kg.link.article import link
from kg.link.speech import speaker_of

__all__ = ["link", "speaker_of"]
