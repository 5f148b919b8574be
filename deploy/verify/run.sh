#!/usr/bin/env bash
# ./sightline verify deploy: installs Sightline from nothing as deploy/README.md says, on this machine, under the name
# sightline-verify, and removes it again. The steps are the blocks of the page; the page's docker is Docker Compose 2.24 or
# newer before podman, which takes no daemon. Images of others are built first (stand-ins/), because no registry of images
# may be there. As root on Debian; needs podman, docker-compose, debootstrap, curl, openssl, mvn and JAVA_HOME.
# Usage: run.sh [--from CHECKOUT] [--built] [--keep]. --from: a packaged checkout of an earlier version is installed first, and
# upgraded. --built: what is packaged already is taken. Images stay in a storage of podman of their own, in
# .sightline/verify/deploy, for the next run; with --keep containers too: CONTAINERS_STORAGE_CONF=.../storage.conf podman ps.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=${SIGHTLINE_VERIFY_FOLDER:-$root/.sightline/verify/deploy}
from='' keep='' built=''
while [[ $# -gt 0 ]]; do
  case $1 in
    --from) from=$(cd "${2:?--from needs a checkout}" && pwd); shift ;;
    --keep) keep=1 ;;
    --built) built=built ;;
    *) echo "verify deploy knows: --from CHECKOUT, --built, --keep" >&2; exit 1 ;;
  esac
  shift
done
for tool in podman docker-compose debootstrap curl openssl mvn; do
  command -v "$tool" >/dev/null || { echo "verify deploy needs $tool (Debian: apt-get install podman buildah debootstrap runc nftables netavark aardvark-dns catatonit docker-compose curl openssl maven)." >&2; exit 1; }
done
[[ $(id -u) = 0 ]] || { echo "verify deploy needs root: it makes images and networks." >&2; exit 1; }
for port in 443 18580 18581; do
  if { : <"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; then
    echo "Port $port is taken." >&2
    exit 1
  fi
done

mkdir -p "$work/bin"
# A storage of images of its own: what is built bears the names of real images, and must not take their place on this machine.
driver=$(podman info --format '{{.Store.GraphDriverName}}' 2>/dev/null)
export CONTAINERS_STORAGE_CONF=$work/storage.conf
cat >"$CONTAINERS_STORAGE_CONF" <<CONFIG
[storage]
driver = "$driver"
graphroot = "$work/storage"
runroot = "/run/sightline-verify"
CONFIG
export COMPOSE_PROJECT_NAME=sightline-verify CONTAINERS_CONF=$work/containers.conf PODMAN_IGNORE_CGROUPSV1_WARNING=1
export DOCKER_HOST=unix://$work/podman.sock PATH=$work/bin:$PATH SIGHTLINE_IMAGES=$work/images
# Nothing but this machine reaches it.
export PROXY_ADDRESS=127.0.0.1 GATEWAY_PORT=18580 KEYCLOAK_PORT=18581
cat >"$CONTAINERS_CONF" <<CONFIG
[containers]
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=$(ulimit -Hu):$(ulimit -Hu)"]
base_hosts_file = "none"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
compat_api_enforce_docker_hub = false
CONFIG
# Not podman's own imitation: it has no compose.
cat >"$work/bin/docker" <<'DOCKER'
#!/usr/bin/env bash
[[ $1 = compose ]] && exec docker-compose "${@:2}"
exec podman "$@"
DOCKER
chmod +x "$work/bin/docker"

# A copy of deploy/, so that the steps write no settings and keys into this checkout. The rest is linked, not copied: what is
# packaged goes into the target folders of this checkout, and what ./sightline keeps into its .sightline.
checkout=$work/checkout
clean() {
  if [[ -z $keep ]]; then
    if [[ -e $checkout/deploy/compose/.env ]]; then
      (cd "$checkout/deploy/compose" && docker compose --profile restore --profile proxy down --volumes --timeout 20 >/dev/null 2>&1) || true
      rm -rf "$checkout"
    fi
    # What is left of a run that was interrupted.
    local ours=label=com.docker.compose.project=$COMPOSE_PROJECT_NAME
    podman ps -aq --filter "$ours" | xargs -r podman rm -f -t 5 >/dev/null 2>&1 || true
    podman volume ls -q --filter "$ours" | xargs -r podman volume rm -f >/dev/null 2>&1 || true
    podman network ls -q --filter "$ours" | xargs -r podman network rm -f >/dev/null 2>&1 || true
    sed -i '/# sightline verify deploy$/d' /etc/hosts 2>/dev/null || cp "$work/hosts" /etc/hosts
    kill "${watch:-}" "${service:-}" 2>/dev/null || true
  fi
}
trap clean EXIT
cp /etc/hosts "$work/hosts"
rm -rf "$checkout"
mkdir -p "$checkout/messages"
cp -R "$root/deploy" "$checkout/"
rm -f "$checkout"/deploy/compose/{.env,nginx.conf,anchors.pem,anchors.pub.pem,first-passwords}
cp "$root/messages/topics.yaml" "$checkout/messages/"
for one in "$root"/* "$root"/.mvn; do
  name=${one##*/}
  [[ -e $checkout/$name || $name = @(.git|.sightline) ]] || ln -s "$one" "$checkout/$name"
done
ln -s "$root/.sightline" "$checkout/.sightline"

echo "Images of others …"
bash "$root/deploy/verify/stand-ins/build.sh" "$SIGHTLINE_IMAGES"
podman system service --time 0 "$DOCKER_HOST" >"$work/podman.log" 2>&1 &
service=$!
# What systemd does elsewhere: podman looks at the health of a container only when it is told to.
(while sleep 8; do
  for one in $(podman ps -q --filter label=com.docker.compose.project=$COMPOSE_PROJECT_NAME); do
    podman healthcheck run "$one" >/dev/null 2>&1 &
  done
  wait
done) &
watch=$!
echo '127.0.0.1 sightline.example sign-in.sightline.example # sightline verify deploy' >>/etc/hosts

first=0.2
if [[ -n $from ]]; then
  first=before
  "$root/deploy/build-images.sh" before "$from"
fi
java "$root/deploy/verify/VerifyDeploy.java" "$checkout" "$first" $built
