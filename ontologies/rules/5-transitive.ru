# A building in Kyiv is in Ukraine: locatedIn, partOf, subsidiaryOf. Nothing is a part of itself.
INSERT { ?a ?p ?c . GRAPH <rule:transitive> { ?a ?p ?c } }
WHERE { GRAPH graph:ontology { ?p a owl:TransitiveProperty } ?a ?p ?b . ?b ?p ?c FILTER(?a != ?c && NOT EXISTS { ?a ?p ?c }) }
