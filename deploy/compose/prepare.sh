#!/usr/bin/env bash
# Makes what compose needs and nobody has to think of: .env from env.example with a new secret for each that is empty, the key
# of the audit log's anchors, and nginx.conf for the proxy. A variable of env.example that is set in the environment is
# taken over. What is there already stays, so it is safe to run again; a new variable of env.example is added.
# Usage: SIGHTLINE_URL=https://... KEYCLOAK_URL=https://... SIGHTLINE_SMTP_HOST=... prepare.sh, as root, because the key belongs
# to the gateway's user.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077
settings=.env
touch "$settings"

secret() { # none of its characters means anything to a shell, to Kafka or in an address
  openssl rand -base64 33 | tr '+/' '-_'
}

host_of() { # of an address
  local host=${1#https://}
  echo "${host%%[:/]*}"
}

value_of() { # name, what the example has
  case $1 in
    SIGHTLINE_HOST) host_of "${SIGHTLINE_URL:?}" ;;
    KEYCLOAK_HOST) host_of "${KEYCLOAK_URL:?}" ;;
    KEYCLOAK_ADMIN) echo "${KEYCLOAK_ADMIN:-keycloak-admin}" ;;
    ANCHOR_KEY_FILE) echo "${ANCHOR_KEY_FILE:-./anchors.pem}" ;;
    SIGHTLINE_SMTP_*) echo "${!1-$2}" ;;
    *_PREVIOUS_FILE_KEYS | EVIDENCE_BUCKET_SECRET) echo "${!1-}" ;;
    *_PASSWORD | *_SECRET | *_KEY) echo "${!1:-$(secret)}" ;;
    *) echo "${!1-$2}" ;;
  esac
}

while IFS='=' read -r name example; do
  [[ $name =~ ^[A-Z][A-Z_]*$ ]] || continue
  if ! grep -q "^$name=" "$settings"; then
    printf '%s=%s\n' "$name" "$(value_of "$name" "$example")" >>"$settings"
  fi
done <env.example

if [[ ! -e anchors.pem ]]; then
  openssl genpkey -algorithm ed25519 -out anchors.pem
  openssl pkey -in anchors.pem -pubout -out anchors.pub.pem
fi
chown 10001 anchors.pem
if [[ ! -e nginx.conf ]]; then
  sed -e "s/@SIGHTLINE_HOST@/$(sed -n 's/^SIGHTLINE_HOST=//p' "$settings")/" \
    -e "s/@KEYCLOAK_HOST@/$(sed -n 's/^KEYCLOAK_HOST=//p' "$settings")/" nginx.conf.example >nginx.conf
  chmod 644 nginx.conf
fi
echo "Keep .env, anchors.pem and the volume tls-authority apart from the backup: without them it opens nothing."
