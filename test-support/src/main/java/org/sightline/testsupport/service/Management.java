package org.sightline.testsupport.service;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the service under test for those who run it: health, metrics and its API document. */
final class Management {

    private Management() {}

    /** What it answers at a path such as {@code /health/ready}. */
    static Response get(String path) {
        String address = ConfigProvider.getConfig().getValue("test.management.url", String.class);
        return given().get(address.replaceAll("/$", "") + path);
    }
}
