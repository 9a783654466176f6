#!/usr/bin/env bash
# PostgreSQL's trigram similarity over the names of the benchmark, in a cluster of its own that is removed at the end.
#   trigrams.sh NAMES.tsv QUERIES.tsv COUNT
# NAMES: id, kind, strength, name; QUERIES: id, kind, query. Prints "seconds" of the loading and the indexing, then for
# each of the first COUNT queries its id, milliseconds and the ids of the ten most similar entities, divided by tabs.
set -euo pipefail
names=$1 queries=$2 count=$3

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || { echo "PostgreSQL is not installed (Debian: postgresql)" >&2; exit 1; }
folder=$(mktemp -d)
as=()
if [ "$(id -u)" -eq 0 ]; then  # the server does not run as root
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi
cleanup() {
  "${as[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap cleanup EXIT
cd "$folder"
"${as[@]}" "$programs/initdb" -D "$folder/data" -A trust -U postgres --locale=C.UTF-8 -E UTF8 >/dev/null
"${as[@]}" "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" start -o "-c listen_addresses='' \
  -c unix_socket_directories='$folder' -c fsync=off -c shared_buffers=1GB -c maintenance_work_mem=512MB \
  -c max_wal_size=8GB -c max_parallel_workers_per_gather=0 -c autovacuum=off" >/dev/null
sql() { psql -h "$folder" -U postgres -qAtX -v ON_ERROR_STOP=1 "$@"; }
begin=$(date +%s.%N)
sql -c 'CREATE EXTENSION pg_trgm' \
  -c 'CREATE UNLOGGED TABLE names (id text, kind text, strength text, name text)' \
  -c "\\copy names FROM '$names' WITH (FORMAT text)"
loaded=$(date +%s.%N)
sql -c 'CREATE INDEX ON names USING gin (name gin_trgm_ops)' -c 'ANALYZE names'
indexed=$(date +%s.%N)
printf 'seconds\t%s\t%s\n' "$(echo "$loaded $begin" | awk '{print $1 - $2}')" \
  "$(echo "$indexed $loaded" | awk '{print $1 - $2}')"
sql -c 'CREATE UNLOGGED TABLE queries (number serial, id text, kind text, query text)' \
  -c "\\copy queries (id, kind, query) FROM '$queries' WITH (FORMAT text)"
sql <<SQL
CREATE FUNCTION look_up(sought text, OUT milliseconds float, OUT ids text) LANGUAGE plpgsql AS \$\$
DECLARE
  begin_at timestamptz := clock_timestamp();
BEGIN
  SELECT string_agg(id, ' ') INTO ids FROM (
    SELECT id, max(score) AS best FROM (
      SELECT id, similarity(name, sought) AS score FROM names WHERE name % sought ORDER BY score DESC LIMIT 60
    ) AS near GROUP BY id ORDER BY best DESC, id LIMIT 10) AS ten;
  milliseconds := extract(epoch FROM clock_timestamp() - begin_at) * 1000;
END \$\$;
SELECT count(*) FROM (SELECT look_up(query) FROM queries ORDER BY number LIMIT 3) AS warm;
\\pset fieldsep '\t'
SELECT q.id, (l).milliseconds, coalesce((l).ids, '') FROM
  (SELECT number, id, look_up(query) AS l FROM queries WHERE number <= $count ORDER BY number) AS q;
SQL
