# Stands for nginxinc/nginx-unprivileged: user 101, everything that it writes in /tmp.
FROM localhost/sightline-base
USER 101
STOPSIGNAL SIGQUIT
ENTRYPOINT ["nginx", "-c", "/etc/nginx/nginx.conf", "-g", "daemon off;"]
