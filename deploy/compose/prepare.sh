#!/usr/bin/env bash
# Makes what compose needs and nobody has to think of: .env from env.example with a new secret for each that is empty, the key
# of the audit log's anchors, and nginx.conf for the proxy. A variable of env.example that is set in the environment is
# taken over. What is there already stays, so it is safe to run again; a new variable of env.example is added. Where something
# is missing that compose cannot start without, it says what, and writes nothing.
# Usage: SIGHTLINE_URL=https://... KEYCLOAK_URL=https://... SIGHTLINE_SMTP_HOST=... prepare.sh, as root, because the key belongs
# to the gateway's user.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077
settings=.env
made=.env.new
trap 'rm -f "$made"' EXIT

fail() {
  echo "$1" >&2
  exit 1
}

secret() { # none of its characters means anything to a shell, to Kafka or in an address
  openssl rand -base64 33 | tr '+/' '-_'
}

setting() { # name: what the file has, without quotes; nothing where it has none
  local value
  value=$(sed -n "s/^$1=//p" "$made" | tail -n 1)
  case $value in
    \'*\' | \"*\") value=${value:1:-1} ;;
  esac
  echo "$value"
}

quoted() { # name, value: as Compose reads it back. In single quotes no dollar and no # means anything.
  local quote="\\'"
  if [[ $2 =~ ^[A-Za-z0-9_./:@,=+-]*$ ]]; then
    echo "$2"
    return
  fi
  case $2 in
    *\\ | *"$quote"* | *$'\n'*) fail "Compose cannot read a value with a new line, or with a backslash at its end or before a quote: choose another $1." ;;
  esac
  echo "'${2//\'/"$quote"}'"
}

host_of() { # name of a setting that is an address
  local address
  address=$(setting "$1")
  [[ -n $address ]] || return 0
  [[ $address =~ ^https://([A-Za-z0-9.-]+)(:[0-9]+)?(/.*)?$ ]] || fail "$1 has to be https:// and a name, not $address."
  echo "${BASH_REMATCH[1]}"
}

profiles() { # what the example has. Two programs cannot both end TLS on port 443.
  if [[ -n ${COMPOSE_PROFILES+set} ]]; then
    echo "$COMPOSE_PROFILES"
  elif [[ -n $before ]]; then
    echo "No proxy is started: .env is of an installation that has its own. COMPOSE_PROFILES=proxy in .env starts one." >&2
  elif { : <"/dev/tcp/${PROXY_ADDRESS:-127.0.0.1}/443"; } 2>/dev/null; then
    echo "No proxy is started: something answers on port 443 already. COMPOSE_PROFILES=proxy in .env starts one." >&2
  else
    echo "$1"
  fi
}

value_of() { # name, what the example has
  case $1 in
    SIGHTLINE_URL | KEYCLOAK_URL) echo "${!1-}" ;;
    SIGHTLINE_HOST) host_of SIGHTLINE_URL ;;
    KEYCLOAK_HOST) host_of KEYCLOAK_URL ;;
    COMPOSE_PROFILES) profiles "$2" ;;
    KEYCLOAK_ADMIN) echo "${KEYCLOAK_ADMIN:-keycloak-admin}" ;;
    ANCHOR_KEY_FILE) echo "${ANCHOR_KEY_FILE:-./anchors.pem}" ;;
    SIGHTLINE_SMTP_*) echo "${!1-$2}" ;;
    *_PREVIOUS_FILE_KEYS | EVIDENCE_BUCKET_SECRET) echo "${!1-}" ;;
    *_PASSWORD | *_SECRET | *_KEY) echo "${!1:-$(secret)}" ;;
    *) echo "${!1-$2}" ;;
  esac
}

# Without these compose does not start.
needed=" $(grep -oE '\$\{[A-Z_]+:\?\}' compose.yaml | tr -d '${:?}' | sort -u | tr '\n' ' ') "
if [[ -e $settings ]]; then cp "$settings" "$made"; else : >"$made"; fi
before=$(setting SIGHTLINE_URL)
missing=()
while IFS='=' read -r name example; do
  [[ $name =~ ^[A-Z][A-Z_]*$ ]] || continue
  if grep -q "^$name=" "$made"; then
    [[ $needed = *" $name "* && -z $(setting "$name") ]] || continue
    sed -i "/^$name=/d" "$made"
  fi
  value=$(value_of "$name" "$example")
  if [[ -n $value || $needed != *" $name "* ]]; then
    value=$(quoted "$name" "$value")
    printf '%s=%s\n' "$name" "$value" >>"$made"
  elif [[ $name != *_HOST || $name = SIGHTLINE_SMTP_HOST ]]; then
    missing+=("$name")
  fi
done <env.example
if [[ ${#missing[@]} -gt 0 ]]; then
  fail "Set ${missing[*]} in the environment of prepare.sh, as deploy/README.md does in step 2, or in deploy/compose/.env. Nothing was written."
fi
mv "$made" "$settings"
made=$settings
trap - EXIT

if [[ ! -e anchors.pem ]]; then
  openssl genpkey -algorithm ed25519 -out anchors.pem
  openssl pkey -in anchors.pem -pubout -out anchors.pub.pem
fi
chown 10001 anchors.pem
if [[ ! -e nginx.conf ]]; then
  sed -e "s/@SIGHTLINE_HOST@/$(setting SIGHTLINE_HOST)/" \
    -e "s/@KEYCLOAK_HOST@/$(setting KEYCLOAK_HOST)/" nginx.conf.example >nginx.conf
  chmod 644 nginx.conf
fi
echo "Keep .env, anchors.pem and the volume tls-authority apart from the backup: without them it opens nothing."
