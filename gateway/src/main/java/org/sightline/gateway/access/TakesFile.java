package org.sightline.gateway.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sightline.kit.caller.Action;

/** A page operation that takes a file. {@link UploadGate} asks who sends it, and how much, before its body is read. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesFile {

    /** What the sender must be allowed to do; for the agency in the path, or that of the finding there. */
    Action action();

    /** Which setting bounds the file. */
    Kind kind();

    /** Kinds of file, each with its own bound. */
    enum Kind {
        PURCHASES,
        DEVICES,
        EVIDENCE
    }
}
