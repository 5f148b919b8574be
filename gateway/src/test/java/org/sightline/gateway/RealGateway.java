package org.sightline.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sightline.testsupport.service.RealComponents;

/** The gateway on real PostgreSQL, Kafka and Keycloak, with a small HTTP server where the services would be. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(Downstream.class)
public @interface RealGateway {}
