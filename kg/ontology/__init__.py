"""Ontology: propositions and links become statements and claims, by the vocabulary of the ontology files."""
