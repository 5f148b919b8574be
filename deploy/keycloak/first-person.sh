#!/usr/bin/env bash
# Makes a person who signs in with a password of their own and a second factor, with one of the roles that the gateway takes
# over at its first start: oversight-analyst, auditor or admin. Everybody else is invited through Sightline. Make the admins
# last: as soon as there is one, the gateway takes over what there is. The password is read from the first line of the input; it is
# changed at the first sign-in. Runs inside of Keycloak's container, or with KEYCLOAK (its address) and KC_HOME beside it.
# Usage: first-person.sh NAME MAIL FIRST-NAME LAST-NAME ROLE <password
set -euo pipefail
name=${1:?Usage: first-person.sh NAME MAIL FIRST-NAME LAST-NAME ROLE}
mail=${2:?} first=${3:?} last=${4:?} role=${5:?}
tool=${KC_HOME:-/opt/keycloak}/bin/kcadm.sh
config=$(mktemp)
trap 'rm -f "$config"' EXIT
export KC_CLI_PASSWORD=${KC_BOOTSTRAP_ADMIN_PASSWORD:?}
IFS= read -r password

admin() {
  "$tool" "$@" --config "$config"
}

# Keycloak answers a minute after it was started for the first time.
for _ in $(seq 1 120); do
  if admin config credentials --server "${KEYCLOAK:-http://localhost:8080}" --realm master --user "${KC_BOOTSTRAP_ADMIN_USERNAME:?}" 2>/tmp/said; then
    break
  fi
  sleep 5
done
admin get realms/sightline --fields realm >/dev/null || { cat /tmp/said >&2; exit 1; }
# By file, because a list of processes shows arguments.
id=$(printf '{"username":"%s","email":"%s","firstName":"%s","lastName":"%s","enabled":true,"emailVerified":true,
  "requiredActions":["UPDATE_PASSWORD"],"credentials":[{"type":"password","value":"%s","temporary":true}]}' \
  "$name" "$mail" "$first" "$last" "$password" | admin create users -r sightline -i -f -)
admin add-roles -r sightline --uid "$id" --rolename "$role"
echo "$name may sign in, $role"
