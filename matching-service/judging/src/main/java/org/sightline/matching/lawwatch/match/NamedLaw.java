package org.sightline.matching.lawwatch.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something of the rule book that a document names.
 *
 * @param where the part of the document that names it
 */
@Schema(description = "Something of the rule book that a document names.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedLaw(
        @Schema(
                required = true,
                enumeration = {"citation", "docket", "list", "maker"})
        String kind,

        @Schema(required = true, examples = "2 CFR 200.216") String words,

        @Schema(required = true, description = "Ids of the rules that it is about")
        List<String> rules,

        @Schema(description = "Id of the list that it names") @Nullable
        String list,

        @Schema(required = true, description = "The part of the document that names it, such as title or abstract")
        String where,

        @Schema(required = true, description = "The words around it, in English as published")
        String passage) {

    public NamedLaw {
        rules = List.copyOf(rules);
    }
}
