"""The language layer: spaCy blank English, technology matcher, metrics grammar, verb table, chunker, qualifiers."""

from reframer.language.analysis import Analysis
from reframer.language.language import Language, language_for
from reframer.language.reading import Reading

__all__ = ["Analysis", "Language", "Reading", "language_for"]
