#!/usr/bin/env bash
# Creates a database and two roles a service, and Keycloak's own. Safe to run again: it changes only passwords.
# Connects as psql does (PGHOST, PGPORT, PGUSER, PGPASSWORD); PGUSER must be allowed to create roles and databases.
# Passwords come from <SERVICE>_OWNER_PASSWORD, <SERVICE>_APP_PASSWORD and KEYCLOAK_DB_PASSWORD.
set -euo pipefail

role() { # name, password
  psql -v ON_ERROR_STOP=1 -v role="$1" -v password="$2" -d postgres <<'SQL'
SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" PASSWORD :'password';
SQL
}

database() { # name, owner
  psql -v ON_ERROR_STOP=1 -v database="$1" -v owner="$2" -d postgres <<'SQL'
GRANT :"owner" TO CURRENT_USER;
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'owner')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
SQL
}

for service in ingest matching inventory gateway; do
  upper=${service^^}
  owner_password=${upper}_OWNER_PASSWORD
  app_password=${upper}_APP_PASSWORD
  role "${service}_owner" "${!owner_password:?}"
  role "${service}_app" "${!app_password:?}"
  database "$service" "${service}_owner"
  psql -v ON_ERROR_STOP=1 -v database="$service" -v owner="${service}_owner" -v app="${service}_app" -d "$service" <<'SQL'
GRANT CONNECT ON DATABASE :"database" TO :"app";
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :"app";
SQL
done
role keycloak "${KEYCLOAK_DB_PASSWORD:?}"
database keycloak keycloak
