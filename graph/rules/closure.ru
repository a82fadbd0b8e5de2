# What follows from the ontology for the data: properties above a property, classes by domain and range, classes above a class.
# In this order one pass is enough. The ontology has no property chains, inverses or transitive properties; a test says so.
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
INSERT { GRAPH <https://w3id.org/chipcontrols/graph/inferred> { ?subject ?above ?object } }
WHERE {
  GRAPH <https://w3id.org/chipcontrols/graph/ontology> { ?property rdfs:subPropertyOf+ ?above }
  GRAPH ?source { ?subject ?property ?object }
} ;
INSERT { GRAPH <https://w3id.org/chipcontrols/graph/inferred> { ?subject a ?class } }
WHERE {
  GRAPH <https://w3id.org/chipcontrols/graph/ontology> { ?property rdfs:domain ?class }
  GRAPH ?source { ?subject ?property ?object }
  FILTER(isIRI(?class))
} ;
INSERT { GRAPH <https://w3id.org/chipcontrols/graph/inferred> { ?object a ?class } }
WHERE {
  GRAPH <https://w3id.org/chipcontrols/graph/ontology> { ?property rdfs:range ?class }
  GRAPH ?source { ?subject ?property ?object }
  FILTER(isIRI(?class) && isIRI(?object))
} ;
INSERT { GRAPH <https://w3id.org/chipcontrols/graph/inferred> { ?thing a ?above } }
WHERE {
  { SELECT DISTINCT ?class ?above
    WHERE {
      GRAPH <https://w3id.org/chipcontrols/graph/ontology> { ?class rdfs:subClassOf+ ?above }
      FILTER(isIRI(?above))
    }
  }
  GRAPH ?source { ?thing a ?class }
}
