package org.sightline.tabular.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How the records of a feed become rows. */
interface Shape {

    /** The names of the columns; asked after all records were noted. */
    List<String> columns();

    /** Looks at a record, before any is read: what columns it has, and whether a later one takes its place. */
    void note(JsonNode record, long place);

    /** The rows of a record. */
    List<String[]> rows(JsonNode record, long place);

    /** What to tell people where the feed has no row. */
    String whyEmpty();
}
