package org.sightline.kit.caller;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller must be allowed to do before an operation answers. Each operation declares it: a service in which one
 * does not is refused at its start ({@link RequiredActions}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    Action value();

    /** How the agency is known that the action is about. */
    Agency agency() default Agency.IN_PATH;

    /** Whether it wants a person who signed in a short while ago, though not everything of this action does. */
    boolean freshSignIn() default false;

    /**
     * Whether the method stands for many operations of a table, such as a relay. It then asks {@link
     * CurrentCaller#requireOperation} itself for the one that was meant.
     */
    boolean byTable() default false;

    /** Where an operation learns which agency it is about. */
    enum Agency {
        /** The path's {@code agencyId}; an action that is about no agency needs none. Asked before the operation runs. */
        IN_PATH,
        /** The operation finds out and asks {@link CurrentCaller#require} itself. Where it did not, nothing is answered. */
        FOUND,
        /** The operation reads only what the caller's own agencies hold, and all of it for the office. */
        OF_CALLER
    }
}
