# Stands for postgres: begins as root, gives the folder to user 999, makes the cluster at the first start, runs what lies in
# /docker-entrypoint-initdb.d against a server that only the socket reaches, and goes on as user 999.
FROM localhost/sightline-base
RUN usermod -u 999 postgres && groupmod -g 999 postgres && mkdir -p /docker-entrypoint-initdb.d /var/lib/postgresql/data && \
    chown -R postgres:postgres /var/lib/postgresql && \
    sed -i "s/^#listen_addresses.*/listen_addresses = '*'/" /usr/share/postgresql/17/postgresql.conf.sample
ENV PGDATA=/var/lib/postgresql/data PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/17/bin LANG=C.UTF-8
COPY postgres-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["bash", "/usr/local/bin/docker-entrypoint.sh"]
CMD ["postgres"]
