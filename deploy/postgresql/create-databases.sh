#!/usr/bin/env bash
# Creates a database and three roles a service, and Keycloak's own. Safe to run again: it changes only passwords, and takes
# from the application what an earlier version gave too much.
# Connects as psql does (PGHOST, PGPORT, PGUSER, PGPASSWORD); PGUSER must be allowed to create roles and databases.
# Passwords come from <SERVICE>_OWNER_PASSWORD, <SERVICE>_APP_PASSWORD and KEYCLOAK_DB_PASSWORD.
set -euo pipefail

role() { # name, password: it stands in the environment, not in the list of processes
  ROLE_PASSWORD=$2 psql -v ON_ERROR_STOP=1 -v role="$1" -d postgres <<'SQL'
\getenv password ROLE_PASSWORD
SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" PASSWORD :'password';
SQL
}

office() { # the role that the application takes for a transaction about all agencies; nobody signs in as it
  psql -v ON_ERROR_STOP=1 -v office="$1" -v app="$2" -d postgres <<'SQL'
SELECT format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', :'office')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'office') \gexec
-- Its rights come only by SET ROLE. The inheritance that a grant gives is that of its moment.
ALTER ROLE :"app" NOINHERIT;
REVOKE :"office" FROM :"app";
GRANT :"office" TO :"app";
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
  office "${service}_office" "${service}_app"
  database "$service" "${service}_owner"
  psql -v ON_ERROR_STOP=1 -v database="$service" -v owner="${service}_owner" -v app="${service}_app" \
    -v office="${service}_office" -d "$service" <<'SQL'
-- Temporary tables: rows go through one by COPY, because PostgreSQL refuses COPY into a table with row-level security.
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"app";
GRANT TEMPORARY ON DATABASE :"database" TO :"office";
ALTER SCHEMA public OWNER TO :"owner";
GRANT USAGE ON SCHEMA public TO :"app", :"office";
-- A new table belongs to nobody until its migration says so.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public REVOKE ALL ON TABLES FROM :"app";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public REVOKE ALL ON SEQUENCES FROM :"app";
SQL
done
role keycloak "${KEYCLOAK_DB_PASSWORD:?}"
database keycloak keycloak
