#!/bin/sh
# Make a TDB2 database for Fuseki from graph.nq: fuseki.sh FOLDER-OF-BUILD NEW-DATABASE
# The programs of Apache Jena (bin/ of its distribution) must be on the PATH; Fuseki must not run on the database.
# tdb2.xloader is for many millions of triples; for fewer, tdb2.tdbloader does the same in less time.
set -eu
mkdir -p "$2"
exec "${LOADER:-tdb2.xloader}" --loc "$2" "$1/graph.nq"
