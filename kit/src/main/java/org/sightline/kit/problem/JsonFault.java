package org.sightline.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the JSON of a request, in words that name places of the JSON and never our classes. */
final class JsonFault {

    /** Writes constants as the API does. */
    private static final ObjectMapper WORDS = new ObjectMapper();

    private JsonFault() {}

    static Problem problem(JsonProcessingException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case JsonMappingException mismatched -> mismatched(mismatched);
            case StreamReadException unreadable -> unreadable(unreadable.getOriginalMessage() + place(unreadable));
            default -> unreadable("It cannot be read as JSON.");
        };
    }

    private static Problem unknown(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String name = unknown.getPropertyName();
        return Problem.invalid(
                pointer(unknown),
                "unknown-property",
                "There is no field \"" + name + "\" here. "
                        + NearestName.hint(
                                name,
                                known == null
                                        ? List.of()
                                        : known.stream().map(String::valueOf).toList()));
    }

    private static Problem mismatched(JsonMappingException mismatched) {
        if (mismatched.getCause() instanceof StreamReadException unreadable) {
            return unreadable(unreadable.getOriginalMessage() + place(unreadable));
        }
        if (mismatched instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return Problem.invalid(pointer(mismatched), "unknown-value", "Send one of " + values(format) + ".");
        }
        return unreadable("What is at " + pointer(mismatched)
                + " is not of the kind that belongs there. The API's description at /api/openapi says what does.");
    }

    private static String values(InvalidFormatException format) {
        return Arrays.stream(format.getTargetType().getEnumConstants())
                .map(constant -> WORDS.convertValue(constant, String.class))
                .collect(Collectors.joining(", "));
    }

    private static String place(StreamReadException unreadable) {
        return unreadable.getLocation() == null
                ? ""
                : " (line " + unreadable.getLocation().getLineNr() + ", column "
                        + unreadable.getLocation().getColumnNr() + ")";
    }

    private static Problem unreadable(String detail) {
        return Problem.of(400, "unreadable-json", "The body is not the JSON that is expected here", detail);
    }

    private static String pointer(JsonMappingException mismatched) {
        return mismatched.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
