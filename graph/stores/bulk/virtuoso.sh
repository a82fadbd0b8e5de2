#!/bin/sh
# Load graph.nq into Virtuoso with its bulk loader: virtuoso.sh FOLDER-OF-BUILD [HOST:PORT-OF-SQL]
# FOLDER must stand in DirsAllowed of virtuoso.ini. User dba; the password is read from VIRTUOSO_PASSWORD.
set -eu
folder=$(cd "$1" && pwd)
server=${2:-127.0.0.1:1111}
# isql-vt takes the password as an argument alone: on a machine that you share, load with `chipcontrols load`.
isql-vt "$server" dba "${VIRTUOSO_PASSWORD:?set it}" ERRORS=STDOUT exec="
  log_enable(2, 1);
  DELETE FROM DB.DBA.load_list WHERE ll_file = '$folder/graph.nq';
  ld_dir('$folder', 'graph.nq', 'urn:without-graph');
  rdf_loader_run();
  checkpoint;
  SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_file = '$folder/graph.nq' AND ll_error IS NOT NULL;"
