#!/usr/bin/env bash
# Builds the images of the four services, sightline/SERVICE:VERSION, from what was packaged (mvn -DskipTests package). Nothing
# else of this folder goes into them. Each has the list of its parts in /sightline/sbom.json (CycloneDX).
# Usage: build-images.sh VERSION [FOLDER], with the FOLDER of another checkout that was packaged, and JAVA_IMAGE where Java is
# to come from another image. Uses docker, or podman where there is none.
set -euo pipefail
version=${1:?Usage: build-images.sh VERSION [FOLDER]}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
from=$(cd "${2:-$here/..}" && pwd)
tool=$(command -v docker || command -v podman) || { echo "Install docker or podman." >&2; exit 1; }

for service in ingest-service matching-service inventory-service gateway; do
  built=$from/$service/target
  [[ -e $built/quarkus-app/quarkus-run.jar ]] || { echo "$service is not packaged: mvn -DskipTests package" >&2; exit 1; }
  [[ -e $built/sbom.json ]] || { echo "$service has no list of parts: mvn -DskipTests package -Dcyclonedx.skip=false" >&2; exit 1; }
  context=$(mktemp -d "$built/image.XXXXXX")
  trap 'rm -rf "$context"' EXIT
  cp -R "$built/quarkus-app/." "$context/"
  cp "$built/sbom.json" "$here/record-aot.sh" "$context/"
  "$tool" build --quiet --build-arg JAVA_IMAGE="${JAVA_IMAGE:-docker.io/library/eclipse-temurin:25-jre}" \
    --tag "sightline/$service:$version" --file "$here/Dockerfile" "$context"
  rm -rf "$context"
done
