#!/usr/bin/env bash
# Makes the certificates with which the parts know each other: an authority of this installation, and for each part named
# a key store that only it is given. A part that has its key store already keeps it. Delete the volumes to make new ones.
# Usage: certificates.sh <directory> <part>..., with STORE_PASSWORD, and NAMES where a part has other names than its own. Needs
# keytool, and openssl for PostgreSQL, Keycloak and the proxy.
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

# Whom every part trusts: this authority and, because Keycloak is reached by its public name, who is known to the world. Made
# again when this JDK knows others. It holds only public certificates, so it needs no password, and no program is given one
# for it.
trust=$directory/authority/trust.p12
cacerts=${JAVA_HOME:-/opt/java/openjdk}/lib/security/cacerts
known=$(cksum "$authority" "$cacerts" 2>/dev/null || true)
if [[ ! -e $trust || $(cat "$trust.of" 2>/dev/null) != "$known" ]]; then
  rm -f "$trust.new"
  if [[ -r $cacerts ]]; then
    # Takes some seconds: keytool writes the store anew for each of them.
    keytool -importkeystore -noprompt -srckeystore "$cacerts" -srcstorepass changeit -destkeystore "$trust.new" \
      -deststoretype PKCS12 -deststorepass:env STORE_PASSWORD "${open[@]}" >/dev/null 2>&1
  fi
  tool "$trust.new" -importcert -noprompt -alias sightline-authority -file "$directory/authority/authority.pem" "${open[@]}"
  mv "$trust.new" "$trust"
  echo "$known" >"$trust.of"
fi

for part in "$@"; do
  mkdir -p "$directory/$part"
  key=$directory/$part/key.p12
  names=$(printf ',dns:%s' ${NAMES:-$part})
  names=${names#,}
  if [[ ! -e $key ]]; then
    tool "$key" -genkeypair -alias "$part" -keyalg EC -groupname secp256r1 -validity 825 -dname "CN=$part"
    tool "$key" -certreq -alias "$part" |
      tool "$authority" -gencert -alias authority -validity 825 -rfc -ext "san=$names" \
        -ext ku:critical=digitalSignature -ext eku=serverAuth >"$directory/$part/chain.pem"
    cat "$directory/authority/authority.pem" >>"$directory/$part/chain.pem"
    tool "$key" -importcert -noprompt -trustcacerts -alias authority -file "$directory/authority/authority.pem"
    tool "$key" -importcert -noprompt -alias "$part" -file "$directory/$part/chain.pem"
  fi
  if [[ $part = @(postgresql|keycloak|proxy) && ! -e $directory/$part/key.pem ]]; then
    # They read no key store.
    openssl pkcs12 -in "$key" -nocerts -nodes -passin env:STORE_PASSWORD -out "$directory/$part/key.pem"
  fi
  cp "$directory/authority/trust.p12" "$directory/$part/trust.p12.new"
  mv "$directory/$part/trust.p12.new" "$directory/$part/trust.p12"
  chown -R "${OWNER:-$(id -u)}" "$directory/$part"
done
