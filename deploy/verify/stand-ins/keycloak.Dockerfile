# Stands for keycloak/keycloak: user 1000, /opt/keycloak/bin/kc.sh.
ARG JAVA
FROM ${JAVA}
ARG VERSION
COPY --chown=1000:0 keycloak-${VERSION} /opt/keycloak
RUN mkdir -p /opt/keycloak/data && chown -R 1000:0 /opt/keycloak/data && chmod -R g+rwX /opt/keycloak
ENV KC_RUN_IN_CONTAINER=true
USER 1000
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
