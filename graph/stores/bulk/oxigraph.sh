#!/bin/sh
# Make an Oxigraph database from graph.nq: oxigraph.sh FOLDER-OF-BUILD NEW-DATABASE
# A build has such a database already, in store/.
set -eu
exec oxigraph load --location "$2" --file "$1/graph.nq"
