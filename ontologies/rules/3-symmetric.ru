# A symmetric edge stands once, with sorted ends; here is its other direction.
INSERT { ?b ?p ?a . GRAPH <rule:symmetric> { ?b ?p ?a } }
WHERE { GRAPH graph:ontology { ?p a owl:SymmetricProperty } ?a ?p ?b FILTER NOT EXISTS { ?b ?p ?a } }
