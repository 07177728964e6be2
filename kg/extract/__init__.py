"""Extract: the parse becomes propositions. Syntax only: no entity, no property."""
