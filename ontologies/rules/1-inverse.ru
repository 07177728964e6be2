# A property that names another as its inverse: France is attackedBy Spain where Spain attacks France.
INSERT { ?b ?q ?a . GRAPH <rule:inverse> { ?b ?q ?a } }
WHERE { GRAPH graph:ontology { ?p owl:inverseOf ?q } ?a ?p ?b FILTER NOT EXISTS { ?b ?q ?a } }
