package org.sightline.kit.testapp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sightline.testsupport.service.RealComponents;

/** The test application on real PostgreSQL, Kafka and Keycloak. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(value = RealComponents.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
public @interface RealKit {}
