// java -cp 'JARS/*' Neo4j.java HOME [FOLDER]: run FOLDER/load.cypher, if given, in the database of HOME; print what it holds.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;

public class Neo4j {
  static final String NODES = "MATCH (n) RETURN n.iri + '\t' + n.label + '\t' + labels(n)[0] + '\t' + labels(n)[1] AS line";
  static final String EDGES = "MATCH (a)-[r]->(b) RETURN a.iri + '\t' + type(r) + '\t' + b.iri + '\t' + r.claim + '\t' + r.verb"
      + " + '\t' + coalesce(toString(r.value), '') + '\t' + coalesce(toString(r.start), '') AS line";

  public static void main(String[] given) throws Exception {
    var builder = new DatabaseManagementServiceBuilder(Path.of(given[0]));
    if (given.length > 1) {
      builder.setConfig(GraphDatabaseSettings.load_csv_file_url_root, Path.of(given[1]).toAbsolutePath());
    }
    var service = builder.build();
    GraphDatabaseService database = service.database("neo4j");
    if (given.length > 1) {
      for (String statement : Files.readString(Path.of(given[1], "load.cypher")).split(";\n")) {
        database.executeTransactionally(statement);
      }
    }
    for (String query : new String[] {NODES, EDGES}) {
      database.executeTransactionally(query, Map.of(), rows -> {
        rows.forEachRemaining(row -> System.out.println(row.get("line")));
        return null;
      });
    }
    service.shutdown();
  }
}
