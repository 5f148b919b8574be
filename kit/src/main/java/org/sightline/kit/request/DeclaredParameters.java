package org.sightline.kit.request;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The parameters of the address that a resource method declares.
 *
 * @param anyQuery whether the method reads the address itself, so that any query may be meant; so do pages
 * @param query the names of query parameters, with the form of each that has one
 * @param path the same of path parameters
 */
record DeclaredParameters(
        boolean anyQuery, Map<String, Optional<ParameterType>> query, Map<String, Optional<ParameterType>> path) {

    private static final Set<Class<?>> THE_ADDRESS_ITSELF = Set.of(UriInfo.class, ContainerRequestContext.class);

    static DeclaredParameters of(Class<?> resource, Method method) {
        DeclaredParameters declared =
                new DeclaredParameters(readsAddress(resource, method), new HashMap<>(), new HashMap<>());
        for (Parameter parameter : method.getParameters()) {
            declared.add(parameter, parameter.getName(), parameter.getParameterizedType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                declared.addFields(parameter.getType());
            }
        }
        return declared;
    }

    private static boolean readsAddress(Class<?> resource, Method method) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(DeclaredParameters::isAddress)
                || Arrays.stream(resource.getDeclaredFields())
                        .map(Field::getType)
                        .anyMatch(DeclaredParameters::isAddress)
                || isPage(method)
                || isPage(resource);
    }

    private static boolean isAddress(Class<?> type) {
        return THE_ADDRESS_ITSELF.contains(type) || type.getName().startsWith("io.vertx.");
    }

    private static boolean isPage(AnnotatedElement element) {
        Produces produces = element.getAnnotation(Produces.class);
        return produces != null
                && Arrays.stream(produces.value()).anyMatch(type -> type.startsWith(MediaType.TEXT_HTML));
    }

    private void addFields(Class<?> bean) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(field, field.getName(), field.getGenericType());
            }
        }
    }

    // The patterns are null checks that give what they find a name.
    @SuppressWarnings("BadInstanceof")
    private void add(AnnotatedElement element, String name, Type type) {
        if (element.getAnnotation(QueryParam.class) instanceof QueryParam named) {
            query.put(named.value(), form(type));
        } else if (element.getAnnotation(RestQuery.class) instanceof RestQuery named) {
            query.put(named.value().isEmpty() ? name : named.value(), form(type));
        } else if (element.getAnnotation(PathParam.class) instanceof PathParam named) {
            path.put(named.value(), form(type));
        } else if (element.getAnnotation(RestPath.class) instanceof RestPath named) {
            path.put(named.value().isEmpty() ? name : named.value(), form(type));
        } else if (element.getAnnotations().length == 0) {
            // Without an annotation it may be a part of the path of the same name.
            path.put(name, form(type));
        }
    }

    private static Optional<ParameterType> form(Type type) {
        return switch (type) {
            case Class<?> plain -> Optional.ofNullable(ParameterType.of(plain));
            case ParameterizedType many
            when many.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw) ->
                form(many.getActualTypeArguments()[0]);
            default -> Optional.empty();
        };
    }
}
