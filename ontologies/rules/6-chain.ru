# Who operates what another makes uses weapons made by that other. One line of VALUES for each owl:propertyChainAxiom of kg.ttl.
INSERT { ?a ?r ?c . GRAPH <rule:chain> { ?a ?r ?c } }
WHERE { VALUES (?p ?q ?r) { (kg:operates kg:manufacturedBy kg:usesWeaponsMadeBy) }
  ?a ?p ?b . ?b ?q ?c FILTER(?a != ?c && NOT EXISTS { ?a ?r ?c }) }
