# The same the other way: who writes edges with the inverse means the property.
INSERT { ?b ?q ?a . GRAPH <rule:inverse> { ?b ?q ?a } }
WHERE { GRAPH graph:ontology { ?q owl:inverseOf ?p } ?a ?p ?b FILTER NOT EXISTS { ?b ?q ?a } }
