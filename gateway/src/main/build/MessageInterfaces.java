import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
 * <p>A text has the parameters that it names; each is a String. Comments that begin with {@code #:} say the rest:
 *
 * <pre>
 * #: interface org.sightline.gateway.pages.followup.plan.PlanTexts   the name of the interface
 * #: long count, int page                             parameters of this file that are no String
 * #: (page, count)                                    the order of the parameters of the text in the next line
 * #: (int year, String name)                          their order, and types that differ from those of this file
 * </pre>
 *
 * <p>A text of two parameters or more says their order. Callers pass arguments by position: if the sentence gave the order,
 * another wording would swap two arguments of one type, and nothing would fail.
 *
 * <p>The texts of an enumeration, a key {@code step_$DECIDE} for each constant, are one method; the line before the first of them
 * says of which enumeration. The interfaces hold no text, and one that did not change is not written again, so that another
 * wording compiles nothing. A line that begins with {@code #:} and says nothing of this fails the build.
 */
public final class MessageInterfaces {

    private static final Pattern NAME = Pattern.compile("#: interface ([\\w.]+)\\.(\\w+)");
    private static final String TYPE = "(?:@Nullable )?[\\w.]+ ";
    private static final Pattern TYPES = Pattern.compile("#: (%1$s\\w+(?:, %1$s\\w+)*)".formatted(TYPE));
    private static final Pattern PARAMETERS =
            Pattern.compile("#: \\(((?:%1$s)?\\w+(?:, (?:%1$s)?\\w+)*)\\)".formatted(TYPE));
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
            MessageInterfaces bundle = new MessageInterfaces(file);
            List<String> lines = Files.readAllLines(file);
            if (!file.getFileName().toString().contains("_")) {
                lines.forEach(bundle::read);
                written.add(bundle.write(sources));
            } else if (lines.stream().anyMatch(line -> line.strip().startsWith("#:"))) {
                throw bundle.wrong("a translation has no lines that begin with #:");
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
            return below.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private void read(String line) {
        Matcher text = TEXT.matcher(line);
        if (parameters != null && !text.matches()) {
            throw wrong("no text comes right after #: (" + parameters + ")");
        }
        if (NAME.matcher(line) instanceof Matcher found && found.matches()) {
            inPackage = found.group(1);
            name = found.group(2);
        } else if (PARAMETERS.matcher(line) instanceof Matcher found && found.matches()) {
            parameters = found.group(1);
        } else if (TYPES.matcher(line) instanceof Matcher found && found.matches()) {
            for (String parameter : found.group(1).split(", ")) {
                types.put(nameOf(parameter), parameter);
            }
        } else if (line.strip().startsWith("#:")) {
            throw wrong("this says nothing that is understood: " + line);
        } else if (text.matches()) {
            if (text.group(2) == null) {
                add(text.group(1), parametersOf(text.group(1), text.group(3)), "");
            } else {
                addConstant(text.group(1));
            }
            parameters = null;
        }
    }

    private void add(String key, String taken, String annotation) {
        methods.put(key, annotation + "    String " + key + "(" + taken + ");\n");
    }

    private void addConstant(String key) {
        boolean first = !methods.containsKey(key);
        if (first && parameters == null) {
            throw wrong("say before " + key + "_ of which enumeration it is, as #: (Type name)");
        }
        if (first) {
            add(key, parameters, "    @io.quarkus.qute.i18n.Message\n");
        } else if (parameters != null) {
            throw wrong("#: (" + parameters + ") stands before the first constant of " + key + "_ only");
        }
    }

    /** The parameters of a text, with their types. */
    private String parametersOf(String key, String text) {
        Set<String> named = named(text);
        if (parameters == null && named.size() > 1) {
            throw wrong("say before " + key + " in which order it takes " + named + ", as #: (a, b)");
        }
        List<String> taken = parameters == null ? List.copyOf(named) : List.of(parameters.split(", "));
        if (!taken.stream()
                .map(MessageInterfaces::nameOf)
                .collect(Collectors.toSet())
                .equals(named)) {
            throw wrong(key + " names " + named + ", and the line before it says " + taken);
        }
        return taken.stream().map(this::withType).collect(Collectors.joining(", "));
    }

    private String withType(String parameter) {
        if (parameter.contains(" ")) {
            return parameter;
        }
        typed.add(parameter);
        return types.getOrDefault(parameter, "String " + parameter);
    }

    private static String nameOf(String parameter) {
        return parameter.substring(parameter.lastIndexOf(' ') + 1);
    }

    /** The parameters that a text names. */
    private static Set<String> named(String text) {
        Set<String> values = new TreeSet<>();
        for (MatchResult expression : EXPRESSION.matcher(text).results().toList()) {
            String without = LITERAL.matcher(expression.group(1)).replaceAll("''");
            VALUE.matcher(without).results().map(MatchResult::group).forEach(values::add);
        }
        values.removeAll(OPERATORS);
        return values;
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(file + ": " + what);
    }

    private Path write(Path sources) throws IOException {
        if (name.isEmpty()) {
            throw wrong("say #: interface PACKAGE.NAME");
        }
        if (parameters != null) {
            throw wrong("no text comes right after #: (" + parameters + ")");
        }
        Set<String> unknown = new TreeSet<>(types.keySet());
        unknown.removeAll(typed);
        if (!unknown.isEmpty()) {
            throw wrong("no text takes its type of " + unknown + " from this file");
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
}
