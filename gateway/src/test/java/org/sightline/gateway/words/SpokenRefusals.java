package org.sightline.gateway.words;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sentences with which main code refuses something, read from its source with the JDK's own parser: what is given to
 * {@code Problem} and its faults, directly or by a method that passes its parameter on, and the messages of Bean Validation.
 * {@code $1} stands where the program puts a value. What another method, an enumeration or an exception of the JDK says is not
 * seen.
 */
final class SpokenRefusals {

    /** A parameter that is said to the caller: of {@code name} with so many parameters, the one at {@code index}. */
    private record Said(String type, String name, int arity, int index) {}

    private static final Set<Said> BY_PROBLEM = Set.of(
            new Said("Problem", "of", 4, 2),
            new Said("Problem", "of", 4, 3),
            new Said("Problem", "invalid", 2, 0),
            new Said("Problem", "invalid", 3, 2),
            new Said("Problem", "malformed", 3, 2),
            new Said("Problem", "forbidden", 1, 0),
            new Said("Problem", "conflict", 1, 0),
            new Said("Fault", "new", 3, 2),
            new Said("UnreadableFile", "new", 2, 1),
            new Said("UnfitFile", "new", 1, 0),
            new Said("UnfitFile", "new", 2, 1),
            new Said("Refused", "new", 1, 0));
    private static final Pattern MARK = Pattern.compile("%(?:,?d|s|n)|\u0000");
    /** A value that Bean Validation puts in. */
    private static final Pattern LIMIT = Pattern.compile("\\{[a-z]+}");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern ENDED = Pattern.compile("[.?]\\s*$|: \\$[0-9]$");
    private static final Pattern NUMBER = Pattern.compile("[\u0000\\d]+");
    private static final char VALUE = '\u0000';

    private final List<CompilationUnitTree> units;
    private final Set<Said> said = new HashSet<>(BY_PROBLEM);
    private final Map<String, ExpressionTree> constants = new HashMap<>();
    private final Map<String, Set<String>> sentences = new TreeMap<>();

    private SpokenRefusals(List<CompilationUnitTree> units) {
        this.units = units;
    }

    /** Each sentence of the main code below these folders, with the classes that say it. */
    static Map<String, Set<String>> of(Collection<Path> sources) {
        SpokenRefusals read = new SpokenRefusals(parsed(sources));
        read.units.forEach(unit -> read.new Constants().scan(unit, null));
        int before = 0;
        while (before != read.said.size()) {
            before = read.said.size();
            read.units.forEach(unit -> read.new Calls().scan(unit, null));
        }
        return read.sentences;
    }

    private static List<CompilationUnitTree> parsed(Collection<Path> sources) {
        List<Path> files = new ArrayList<>();
        for (Path folder : sources) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Texts that stand in constants, by class and name. */
    private final class Constants extends TreePathScanner<Void, Void> {

        private final Deque<String> classes = new ArrayDeque<>();

        @Override
        public Void visitClass(ClassTree node, Void nothing) {
            classes.push(node.getSimpleName().toString());
            for (Tree member : node.getMembers()) {
                if (member instanceof VariableTree field && field.getInitializer() != null) {
                    constants.put(classes.peek() + "." + field.getName(), field.getInitializer());
                }
            }
            super.visitClass(node, nothing);
            classes.pop();
            return null;
        }
    }

    /** Every call, and every message of Bean Validation. */
    private final class Calls extends TreePathScanner<Void, Void> {

        private final Deque<String> classes = new ArrayDeque<>();
        private final Deque<MethodTree> methods = new ArrayDeque<>();

        @Override
        public Void visitClass(ClassTree node, Void nothing) {
            classes.push(node.getSimpleName().toString());
            super.visitClass(node, nothing);
            classes.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree node, Void nothing) {
            methods.push(node);
            super.visitMethod(node, nothing);
            methods.pop();
            return null;
        }

        @Override
        public Void visitAnnotation(AnnotationTree node, Void nothing) {
            for (ExpressionTree argument : node.getArguments()) {
                if (argument instanceof AssignmentTree set
                        && set.getVariable().toString().equals("message")) {
                    texts(set.getExpression(), 1)
                            .forEach(text -> add(LIMIT.matcher(text).replaceAll(VALUE + "")));
                }
            }
            return super.visitAnnotation(node, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree node, Void nothing) {
            String type = node.getIdentifier().toString();
            called(type.substring(type.lastIndexOf('.') + 1), "new", node.getArguments());
            return super.visitNewClass(node, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void nothing) {
            if (node.getMethodSelect() instanceof MemberSelectTree select) {
                String on = select.getExpression().toString();
                String type = on.substring(on.lastIndexOf('.') + 1);
                called(
                        Character.isUpperCase(type.charAt(0)) ? type : "",
                        select.getIdentifier().toString(),
                        node.getArguments());
            } else {
                classes.forEach(type -> called(type, node.getMethodSelect().toString(), node.getArguments()));
            }
            return super.visitMethodInvocation(node, nothing);
        }

        private void called(String type, String name, List<? extends ExpressionTree> arguments) {
            for (Said one : List.copyOf(said)) {
                boolean same = one.name().equals(name)
                        && one.arity() == arguments.size()
                        && (one.type().equals(type) || type.isEmpty());
                if (same) {
                    texts(arguments.get(one.index()), 0).forEach(this::add);
                }
            }
        }

        private void add(String text) {
            String named = named(text);
            if (isSaid(named)) {
                sentences
                        .computeIfAbsent(named.strip(), none -> new TreeSet<>())
                        .add(classes.peekLast());
            }
        }

        /** A sentence or a title; names of fields and of codes are none. */
        private static boolean isSaid(String text) {
            return !text.startsWith(" ")
                    && WORD.matcher(text).find()
                    && (text.contains(" ") && ENDED.matcher(text).find() || Character.isUpperCase(text.charAt(0)));
        }

        /** All texts that the expression can be, a mark in the place of each value. */
        private List<String> texts(ExpressionTree expression, int depth) {
            return switch (expression) {
                case LiteralTree nothing
                when nothing.getKind() == Tree.Kind.NULL_LITERAL -> List.of(String.valueOf(VALUE));
                case LiteralTree literal -> List.of(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> texts(inner.getExpression(), depth);
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> joined(sum, depth);
                case ConditionalExpressionTree either ->
                    Stream.of(either.getTrueExpression(), either.getFalseExpression())
                            .flatMap(one -> texts(one, depth).stream())
                            .toList();
                case IdentifierTree name when depth < 9 -> ofName(name.getName().toString(), depth);
                case MemberSelectTree select
                when depth < 9 && constants.containsKey(select.toString()) -> ofConstant(select.toString(), depth);
                case MethodInvocationTree call
                when call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("formatted") ->
                    texts(select.getExpression(), depth).stream()
                            .map(text -> MARK.matcher(text).replaceAll("\u0000"))
                            .toList();
                case MethodInvocationTree call
                when call.getMethodSelect() instanceof MemberSelectTree select
                        && select.toString().equals("String.format") ->
                    texts(call.getArguments().getFirst(), depth).stream()
                            .map(text -> MARK.matcher(text).replaceAll("\u0000"))
                            .toList();
                default -> List.of(String.valueOf(VALUE));
            };
        }

        private List<String> joined(BinaryTree sum, int depth) {
            List<String> all = new ArrayList<>();
            for (String left : texts(sum.getLeftOperand(), depth)) {
                texts(sum.getRightOperand(), depth).forEach(right -> all.add(left + right));
            }
            boolean number = all.stream().allMatch(text -> NUMBER.matcher(text).matches());
            return number ? List.of(String.valueOf(VALUE)) : all;
        }

        private List<String> ofName(String name, int depth) {
            MethodTree method = methods.peek();
            if (method != null) {
                List<String> parameters = method.getParameters().stream()
                        .map(parameter -> parameter.getName().toString())
                        .toList();
                int index = parameters.indexOf(name);
                if (index >= 0) {
                    String called = method.getName().contentEquals("<init>")
                            ? "new"
                            : method.getName().toString();
                    boolean text = method.getParameters()
                            .get(index)
                            .getType()
                            .toString()
                            .endsWith("String");
                    if (text && depth == 0) {
                        said.add(new Said(String.valueOf(classes.peek()), called, parameters.size(), index));
                    }
                    return List.of(String.valueOf(VALUE));
                }
                ExpressionTree local = local(method, name);
                if (local != null) {
                    return texts(local, depth + 1);
                }
            }
            return classes.stream()
                    .map(type -> type + "." + name)
                    .filter(constants::containsKey)
                    .findFirst()
                    .map(constant -> ofConstant(constant, depth))
                    .orElse(List.of(String.valueOf(VALUE)));
        }

        /** A constant that is a text; a number is a value, because a setting or a release may change it. */
        private List<String> ofConstant(String name, int depth) {
            List<String> texts = texts(constants.get(name), depth + 1);
            return texts.stream().allMatch(text -> WORD.matcher(text).find()) ? texts : List.of(String.valueOf(VALUE));
        }

        private static @Nullable ExpressionTree local(MethodTree method, String name) {
            return new TreeScanner<@Nullable ExpressionTree, Void>() {
                @Override
                public @Nullable ExpressionTree visitVariable(VariableTree node, Void nothing) {
                    boolean found = node.getName().contentEquals(name) && node.getInitializer() != null;
                    return found ? node.getInitializer() : super.visitVariable(node, nothing);
                }

                @Override
                public @Nullable ExpressionTree reduce(@Nullable ExpressionTree one, @Nullable ExpressionTree other) {
                    return one == null ? other : one;
                }
            }.scan(method.getBody(), null);
        }
    }

    private static String named(String text) {
        StringBuilder named = new StringBuilder();
        int[] values = {0};
        text.chars().forEach(letter -> {
            if (letter == VALUE) {
                named.append('$').append(++values[0]);
            } else {
                named.append((char) letter);
            }
        });
        return named.toString();
    }
}
