#!/usr/bin/env bash
# Makes the certificates with which the parts know each other: an authority of this installation, and for each part named
# a key store that only it is given. A part that has its key store already keeps it. Delete the volumes to make new ones.
# Usage: certificates.sh <directory> <part>..., with STORE_PASSWORD. Needs keytool, and openssl for PostgreSQL.
# Writes <directory>/authority/authority.p12, <directory>/<part>/key.p12, and <directory>/<part>/trust.p12, which has no
# password.
set -euo pipefail
directory=${1:?Usage: certificates.sh directory part...}
shift
: "${STORE_PASSWORD:?}"
authority=$directory/authority/authority.p12
umask 077
mkdir -p "$directory/authority"

tool() { # store, further options: the password stands in the environment, not in the list of processes
  keytool -keystore "$1" -storetype PKCS12 -storepass:env STORE_PASSWORD "${@:2}" 2>/dev/null
}

# Neither encrypted nor sealed: anybody who may read the file may load it.
open=(-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE -J-Dkeystore.pkcs12.macAlgorithm=NONE)

if [[ ! -e $authority ]]; then
  tool "$authority" -genkeypair -alias authority -keyalg EC -groupname secp256r1 -validity 3650 \
    -dname "CN=Parts of one Sightline" -ext bc:critical=ca:true,pathlen:0 -ext ku:critical=keyCertSign,cRLSign
fi
tool "$authority" -exportcert -alias authority -rfc >"$directory/authority/authority.pem"

for part in "$@"; do
  mkdir -p "$directory/$part"
  key=$directory/$part/key.p12
  trust=$directory/$part/trust.p12
  if [[ ! -e $key ]]; then
    tool "$key" -genkeypair -alias "$part" -keyalg EC -groupname secp256r1 -validity 825 -dname "CN=$part"
    tool "$key" -certreq -alias "$part" |
      tool "$authority" -gencert -alias authority -validity 825 -rfc -ext "san=dns:$part" \
        -ext ku:critical=digitalSignature -ext eku=serverAuth >"$directory/$part/chain.pem"
    cat "$directory/authority/authority.pem" >>"$directory/$part/chain.pem"
    tool "$key" -importcert -noprompt -trustcacerts -alias authority -file "$directory/authority/authority.pem"
    tool "$key" -importcert -noprompt -alias "$part" -file "$directory/$part/chain.pem"
  fi
  if [[ $part = postgresql && ! -e $directory/$part/key.pem ]]; then
    # PostgreSQL reads no key store.
    openssl pkcs12 -in "$key" -nocerts -nodes -passin env:STORE_PASSWORD -out "$directory/$part/key.pem"
  fi
  # Made again at each run, of the authority and of what this JDK knows. It holds only public certificates, so it needs no
  # password, and no program is given one for it.
  rm -f "$trust.new"
  # Who is known to the world stays known: Keycloak is reached by its public name.
  cacerts=${JAVA_HOME:-/opt/java/openjdk}/lib/security/cacerts
  if [[ -r $cacerts ]]; then
    keytool -importkeystore -noprompt -srckeystore "$cacerts" -srcstorepass changeit -destkeystore "$trust.new" \
      -deststoretype PKCS12 -deststorepass:env STORE_PASSWORD "${open[@]}" >/dev/null 2>&1
  fi
  tool "$trust.new" -importcert -noprompt -alias sightline-authority -file "$directory/authority/authority.pem" "${open[@]}"
  mv "$trust.new" "$trust"
  chown -R "${OWNER:-$(id -u)}" "$directory/$part"
done
