#!/usr/bin/env bash
# Builds, under the names that deploy/ uses, images that stand for those of Docker Hub, where no registry of images can be
# reached: of Debian's packages, this machine's JDK, and the archives of Kafka and Keycloak in Maven Central. They begin as the
# real ones do (user, folders, variables, what they do at the first start), which is read from how those are built; they are
# not them, so they never go where real ones are: CONTAINERS_STORAGE_CONF names the settings of a storage of podman of its own
# (run.sh makes it). Usage: build.sh FOLDER, where it keeps what it gathers. Needs podman, debootstrap, mvn and JAVA_HOME.
set -euo pipefail
work=${1:?Usage: build.sh FOLDER}
: "${CONTAINERS_STORAGE_CONF:?It would take the place of real images, such as postgres:17. Name the settings of a storage of its own.}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
deploy=$(cd "$here/../.." && pwd)
mkdir -p "$work"

image_of() { # service of compose: the image that it names where no variable says another
  sed -nE "s|^    image: \\$\\{$1_IMAGE:-([^}]*)\\}$|\\1|p" "$deploy/compose/compose.yaml" | head -1
}

exists() {
  podman image exists "$1"
}

made() {
  podman build -q --pull=never --format docker -t "$1" "${@:2}" >/dev/null
  echo "$1"
}

mirror=$(sed -nE 's/^URIs: *([^ ]*).*/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -1)
if ! exists localhost/sightline-base; then
  rm -rf "$work/root"
  debootstrap --variant=minbase --include=ca-certificates,openssl,nginx-light,postgresql-17 trixie "$work/root" \
    ${mirror:+"$mirror"} >"$work/debootstrap.log" 2>&1
  rm -rf "$work/root"/var/cache/apt/archives/*.deb "$work/root"/var/lib/apt/lists/* "$work/root"/etc/postgresql/* \
    "$work/root"/var/lib/postgresql/17
  tar -C "$work/root" -c . | podman import -q - localhost/sightline-base >/dev/null
  rm -rf "$work/root"
fi

if [[ ! -d $work/java/jre ]]; then
  mkdir -p "$work/java"
  modules=$("$JAVA_HOME/bin/java" --list-modules | sed 's/@.*//' | grep -vE '^jdk\.(compiler|jshell|jlink|jpackage|javadoc|jdeps)$' | paste -sd,)
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --generate-cds-archive \
    --output "$work/java/jre" >/dev/null
fi
made "docker.io/library/$(image_of JAVA)" -f "$here/java.Dockerfile" "$work/java"
made "docker.io/library/$(image_of POSTGRESQL)" -f "$here/postgres.Dockerfile" "$here"
made "docker.io/library/$(image_of PROXY)" -f "$here/nginx.Dockerfile" "$here"

kafka=$(image_of KAFKA)
if [[ ! -d $work/kafka/libs ]]; then
  mkdir -p "$work/kafka"
  sed "s/@VERSION@/${kafka##*:}/" "$here/kafka-pom.xml" >"$work/kafka/pom.xml"
  mvn -B -q -f "$work/kafka/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$work/kafka/libs" >"$work/kafka.log" 2>&1
fi
cp "$here/kafka-run.sh" "$work/kafka/run"
made "docker.io/$kafka" --build-arg "JAVA=docker.io/library/$(image_of JAVA)" -f "$here/kafka.Dockerfile" "$work/kafka"

keycloak=$(image_of KEYCLOAK)
if [[ ! -d $work/keycloak/keycloak-${keycloak##*:} ]]; then
  mkdir -p "$work/keycloak"
  (cd "$work/keycloak" && mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack \
    -Dartifact="org.keycloak:keycloak-quarkus-dist:${keycloak##*:}:zip" -DoutputDirectory=. >"$work/keycloak.log" 2>&1)
fi
made "docker.io/$keycloak" --build-arg "JAVA=docker.io/library/$(image_of JAVA)" --build-arg "VERSION=${keycloak##*:}" \
  -f "$here/keycloak.Dockerfile" "$work/keycloak"
