# Who bombs attacks, and who attacks is in material conflict.
INSERT { ?a ?q ?b . GRAPH <rule:subproperty> { ?a ?q ?b } }
WHERE { GRAPH graph:ontology { ?p rdfs:subPropertyOf ?q } ?a ?p ?b FILTER NOT EXISTS { ?a ?q ?b } }
