package org.sightline.tabular;

import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A way to keep tables other than as delimited text. The formats are services of this module, so that the layout need
 * not know them.
 */
public interface TableFormat {

    /** As it is kept with the layout of an import; never changes. */
    String name();

    /**
     * Whether the file is of this format, by its content.
     *
     * @param start its first bytes
     */
    boolean isFormatOf(byte[] start, TableFile file) throws IOException;

    /**
     * The names of the tables in the file, in its order.
     *
     * @param most how many bytes the file may have, unpacked
     * @throws UnreadableFile where it has none
     */
    List<String> tables(TableFile file, long most) throws IOException;

    /** Whether the first record of each table names the columns; else the names are looked for. */
    boolean namesColumns();

    /** Reads a table from its first record on. */
    Records open(TableFile file, String table, long most) throws IOException;

    /** The format of a file; null where it is none of them. */
    static @Nullable TableFormat of(TableFile file) throws IOException {
        byte[] start = Content.start(file);
        for (TableFormat format : ServiceLoader.load(TableFormat.class, TableFormat.class.getClassLoader())) {
            if (format.isFormatOf(start, file)) {
                return format;
            }
        }
        return null;
    }

    /** The format of this name. */
    static TableFormat named(String name) {
        for (TableFormat format : ServiceLoader.load(TableFormat.class, TableFormat.class.getClassLoader())) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw new IllegalStateException("No format is called " + name);
    }
}
