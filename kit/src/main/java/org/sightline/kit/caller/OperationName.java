package org.sightline.kit.caller;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of operations that mean the same at the gateway and at the service behind it: the method and the path, without
 * {@code /api} and with every variable called alike, as {@code GET /agencies/{}/devices}.
 */
public final class OperationName {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final String API = "api/";

    private OperationName() {}

    /** The name of an operation by its method and the template of its path. */
    public static String of(String method, String template) {
        String path = Stream.of(VARIABLE.matcher(template).replaceAll("{}").split("/"))
                .filter(segment -> !segment.isBlank())
                .collect(Collectors.joining("/"));
        return method + " /" + (path.startsWith(API) ? path.substring(API.length()) : path);
    }

    /** The name of an operation by the method of a resource that answers it. */
    static String of(Class<?> resource, Method method) {
        String verb = Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst()
                .orElse("");
        return of(verb, path(resource) + "/" + path(method));
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
