# Stands for apache/kafka: user 1000, its tools in /opt/kafka/bin, its settings from the variables KAFKA_… by the same class
# (kafka.docker.KafkaDockerWrapper), which writes them to /opt/kafka/config at each start.
ARG JAVA
FROM ${JAVA}
COPY libs /opt/kafka/libs
COPY run /etc/kafka/docker/run
RUN useradd -u 1000 -m appuser && mkdir -p /opt/kafka/bin /opt/kafka/config /var/lib/kafka/data /mnt/shared/config && \
    tool() { printf '#!/bin/sh\nexec java ${KAFKA_HEAP_OPTS:--Xmx256m} -cp "/opt/kafka/libs/*" %s "$@"\n' "$2" >/opt/kafka/bin/$1.sh; } && \
    tool kafka-topics org.apache.kafka.tools.TopicCommand && tool kafka-configs kafka.admin.ConfigCommand && \
    tool kafka-acls org.apache.kafka.tools.AclCommand && chmod +x /opt/kafka/bin/*.sh /etc/kafka/docker/run && \
    touch /etc/kafka/docker/server.properties /etc/kafka/docker/log4j2.yaml /etc/kafka/docker/tools-log4j2.yaml && \
    chown -R 1000:1000 /opt/kafka/config /var/lib/kafka /etc/kafka /mnt/shared
USER 1000
VOLUME ["/var/lib/kafka/data"]
CMD ["/etc/kafka/docker/run"]
