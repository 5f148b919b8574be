package org.sightline.kit.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says in the API document which properties an answer always has: those of its record that are not marked
 * {@link Nullable}. What a request needs is for its own record to say, because a service may fill in what is missing.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = RequiredProperties.BEFORE_OTHERS)
public class RequiredProperties implements OASFilter {

    static final int BEFORE_OTHERS = 100;

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName IGNORE = DotName.createSimple(JsonIgnore.class);
    private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView index;

    public RequiredProperties(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new SchemaReach(schemas).ofRequests(document);
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null && schema.getRequired() == null) {
                List<String> required = required(name, schema);
                schema.setRequired(required.isEmpty() ? null : required);
            }
        });
    }

    /** Empty where no record, or more than one that differ, can be meant. */
    private List<String> required(String name, Schema schema) {
        Set<String> described = schema.getProperties().keySet();
        List<List<String>> found = records(name)
                .map(this::alwaysThere)
                .filter(properties -> described.containsAll(properties.keySet()))
                .map(properties -> described.stream()
                        .filter(property -> properties.getOrDefault(property, false))
                        .toList())
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : List.of();
    }

    private Stream<ClassInfo> records(String name) {
        return index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(type -> type.name().toString().startsWith("org.sightline."))
                .filter(type -> isNamed(name, type));
    }

    /** A record with type parameters is named by them, too: {@code PageLine} is a {@code Page<Line>}. */
    private static boolean isNamed(String name, ClassInfo type) {
        return type.typeParameters().isEmpty() ? name.equals(schemaName(type)) : name.startsWith(type.simpleName());
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    /** The properties of a record in JSON, each with whether it is always there. */
    private Map<String, Boolean> alwaysThere(ClassInfo type) {
        Map<String, Boolean> properties = new LinkedHashMap<>();
        boolean withoutEmpty = leavesOutEmpty(type);
        for (FieldInfo field : type.fields()) {
            if (java.lang.reflect.Modifier.isStatic(field.flags()) || has(field, IGNORE)) {
                continue;
            }
            ClassInfo part =
                    has(field, UNWRAPPED) ? index.getClassByName(field.type().name()) : null;
            boolean there = !isNullable(field);
            if (part != null) {
                alwaysThere(part).forEach((name, always) -> properties.put(name, always && there));
            } else {
                properties.put(jsonName(field), there && !(withoutEmpty && canBeEmpty(field.type())));
            }
        }
        return properties;
    }

    private static boolean isNullable(FieldInfo field) {
        return field.type().hasAnnotation(NULLABLE) || has(field, NULLABLE);
    }

    private static boolean has(FieldInfo field, DotName annotation) {
        return field.annotations().stream()
                .anyMatch(one -> one.name().equals(annotation) && one.target().kind() == AnnotationTarget.Kind.FIELD);
    }

    private static String jsonName(FieldInfo field) {
        AnnotationInstance property = field.annotation(PROPERTY);
        AnnotationValue name = property == null ? null : property.value();
        return name == null || name.asString().isEmpty() ? field.name() : name.asString();
    }

    private static boolean leavesOutEmpty(ClassInfo type) {
        AnnotationInstance include = type.declaredAnnotation(INCLUDE);
        AnnotationValue value = include == null ? null : include.value();
        return value != null && Set.of("NON_EMPTY", "NON_DEFAULT").contains(value.asEnum());
    }

    private static boolean canBeEmpty(Type type) {
        return type.kind() != Type.Kind.PRIMITIVE;
    }

    /** Which schemas a document's requests lead to. */
    private record SchemaReach(Map<String, Schema> schemas) {

        Set<String> ofRequests(OpenAPI document) {
            Set<String> reached = new TreeSet<>();
            if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
                document.getPaths().getPathItems().values().stream()
                        .flatMap(item -> item.getOperations().values().stream())
                        .filter(operation -> operation.getRequestBody() != null
                                && operation.getRequestBody().getContent() != null)
                        .flatMap(operation -> operation.getRequestBody().getContent().getMediaTypes().values().stream())
                        .forEach(media -> follow(media.getSchema(), reached));
            }
            return reached;
        }

        private void follow(@Nullable Schema schema, Set<String> reached) {
            if (schema == null) {
                return;
            }
            if (schema.getRef() != null) {
                String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
                if (reached.add(name)) {
                    follow(schemas.get(name), reached);
                }
            }
            Stream.of(
                            schema.getProperties() == null
                                    ? List.<Schema>of()
                                    : schema.getProperties().values(),
                            several(schema.getItems()),
                            several(schema.getAdditionalPropertiesSchema()),
                            several(schema.getAllOf()),
                            several(schema.getOneOf()),
                            several(schema.getAnyOf()))
                    .flatMap(Collection::stream)
                    .forEach(part -> follow(part, reached));
        }

        private static List<Schema> several(@Nullable Schema one) {
            return one == null ? List.of() : List.of(one);
        }

        private static List<Schema> several(@Nullable List<Schema> many) {
            return many == null ? List.of() : many;
        }
    }
}
