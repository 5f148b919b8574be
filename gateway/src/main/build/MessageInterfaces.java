import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the interface of each message bundle from its English texts, before the module is compiled (docs/adr/0132):
 *
 * <pre>java MessageInterfaces.java FOLDER_OF_MESSAGES FOLDER_OF_SOURCES</pre>
 *
 * <p>A text has the parameters that it names, in the order in which it names them; each is a String. Comments that begin with
 * {@code #:} say the rest:
 *
 * <pre>
 * #: interface org.sightline.gateway.pages.followup.plan.PlanTexts   the name of the interface
 * #: long count, int page                             parameters of this file that are no String
 * #: (int year, String name)                          the parameters of the text in the next line
 * </pre>
 *
 * <p>The texts of an enumeration, a key {@code step_$DECIDE} for each constant, are one method; the line before the first of them
 * says of which enumeration. A file that did not change is not written again, so that nothing is compiled for it.
 */
public final class MessageInterfaces {

    private static final Pattern NAME = Pattern.compile("#: interface ([\\w.]+)\\.(\\w+)");
    private static final Pattern TYPES = Pattern.compile("#: ([^(].*)");
    private static final Pattern PARAMETERS = Pattern.compile("#: \\((.*)\\)");
    private static final Pattern TEXT = Pattern.compile("(\\w+?)(_[$\\w]+)?\\s*=(.*)");

    /** What stands in one pair of braces and can have a value; not the end of a section and not the value of a case. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{(?!/|#case|#is)(?:#\\w+)?([^{}]*)}");

    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"");

    /** A value: not what comes after a dot or a number, no method, and no namespace. */
    private static final Pattern VALUE = Pattern.compile("(?<![.:\\w])[a-zA-Z]\\w*(?![\\w(:])");

    private static final Set<String> OPERATORS =
            Set.of("and", "or", "eq", "is", "ne", "gt", "ge", "lt", "le", "null", "true", "false", "in", "if");

    private final Path file;
    private final Map<String, String> types = new HashMap<>();
    private final Set<String> typed = new HashSet<>();
    private final Map<String, String> methods = new LinkedHashMap<>();
    private String inPackage = "";
    private String name = "";
    private String parameters;

    private MessageInterfaces(Path file) {
        this.file = file;
    }

    /** Writes all interfaces and deletes those that no file says any more. */
    public static void main(String... folders) throws IOException {
        Path sources = Path.of(folders[1]);
        Set<Path> written = new HashSet<>();
        for (Path file : files(Path.of(folders[0]), ".properties")) {
            if (!file.getFileName().toString().contains("_")) { // That is a translation.
                MessageInterfaces bundle = new MessageInterfaces(file);
                Files.readAllLines(file).forEach(bundle::read);
                written.add(bundle.write(sources));
            }
        }
        for (Path source : files(sources, ".java")) {
            if (!written.contains(source)) {
                Files.delete(source);
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private void read(String line) {
        Matcher text = TEXT.matcher(line);
        if (NAME.matcher(line) instanceof Matcher found && found.matches()) {
            inPackage = found.group(1);
            name = found.group(2);
        } else if (PARAMETERS.matcher(line) instanceof Matcher found && found.matches()) {
            parameters = found.group(1);
        } else if (TYPES.matcher(line) instanceof Matcher found && found.matches()) {
            for (String parameter : found.group(1).split(", ")) {
                types.put(parameter.substring(parameter.lastIndexOf(' ') + 1), parameter);
            }
        } else if (!line.startsWith("#") && text.matches()) {
            add(text.group(1), text.group(2) != null, text.group(3));
            parameters = null;
        }
    }

    private void add(String key, boolean ofEnumeration, String text) {
        if (ofEnumeration && methods.containsKey(key)) {
            return;
        }
        if (ofEnumeration && parameters == null) {
            throw new IllegalStateException(file + ": say before " + key + "_ of which enumeration it is, as #: (Type name)");
        }
        String taken = parameters == null ? parameters(text) : parameters;
        String shown = ofEnumeration ? "One text for each constant." : html(text);
        String message = ofEnumeration ? "    @io.quarkus.qute.i18n.Message\n" : "";
        methods.put(key, "    /** " + shown + " */\n" + message + "    String " + key + "(" + taken + ");\n");
    }

    /** The parameters that a text names, with their types. */
    private String parameters(String text) {
        Set<String> values = new LinkedHashSet<>();
        for (MatchResult expression : EXPRESSION.matcher(text).results().toList()) {
            String without = LITERAL.matcher(expression.group(1)).replaceAll("''");
            VALUE.matcher(without).results().map(MatchResult::group).forEach(values::add);
        }
        values.removeAll(OPERATORS);
        typed.addAll(values);
        return values.stream()
                .map(value -> types.getOrDefault(value, "String " + value))
                .collect(Collectors.joining(", "));
    }

    private Path write(Path sources) throws IOException {
        Set<String> unknown = new HashSet<>(types.keySet());
        unknown.removeAll(typed);
        if (name.isEmpty()) {
            throw new IllegalStateException(file + ": say #: interface PACKAGE.NAME");
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(file + ": no text has " + unknown);
        }
        String bundle = file.getFileName().toString().replace(".properties", "");
        List<String> lines = new ArrayList<>();
        lines.add("package " + inPackage + ";\n");
        lines.add("/** The texts of {@code messages/" + bundle + ".properties}, from which this file is made. */");
        lines.add("@io.quarkus.qute.i18n.MessageBundle(\"" + bundle + "\")");
        lines.add("public interface " + name + " {\n");
        lines.addAll(methods.values());
        lines.add("}\n");
        String source = String.join("\n", lines).replace("@Nullable", "@org.jspecify.annotations.Nullable");
        Path target = sources.resolve(inPackage.replace('.', '/')).resolve(name + ".java");
        if (!Files.exists(target) || !Files.readString(target).equals(source)) {
            Files.createDirectories(target.getParent());
            Files.writeString(target, source);
        }
        return target;
    }

    /** A text inside a comment of Java. */
    private static String html(String text) {
        return text.chars()
                .mapToObj(c -> "&<>@*\\".indexOf(c) < 0 ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }
}
