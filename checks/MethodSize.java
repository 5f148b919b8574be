import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Measures every method of the main code with the JDK's own parser and fails where one is too complex, or where the methods
 * are too long: java checks/MethodSize.java MODULE... Complexity is McCabe's: one, and one more for each branch,
 * loop, case, catch, conditional, && and ||. A lambda belongs to its method. The length of a method is the lines of code
 * between its braces. (Linters measure one method at a time, so none of them knows a percentile.)
 */
final class MethodSize {

    private static final int MOST_COMPLEX = 10;
    private static final int LONGEST_OF_90_PERCENT = 15;

    private record Method(String where, int complexity, int lines) {}

    private MethodSize() {}

    public static void main(String[] modules) throws IOException {
        List<Method> all = new ArrayList<>();
        for (String module : modules) {
            List<Method> methods = methods(Path.of(module, "src/main/java"));
            System.out.printf(
                    "  %-18s %5d methods, 90 of 100 have at most %2d lines%n",
                    module, methods.size(), usualLength(methods));
            all.addAll(methods);
        }
        List<Method> complex =
                all.stream().filter(method -> method.complexity() > MOST_COMPLEX).toList();
        complex.forEach(method -> System.out.printf(
                "  too complex: %s has %d, at most %d%n", method.where(), method.complexity(), MOST_COMPLEX));
        boolean tooLong = usualLength(all) > LONGEST_OF_90_PERCENT;
        System.out.printf(
                "  %-18s %5d methods, 90 of 100 have at most %2d lines%s%n",
                "together", all.size(), usualLength(all), tooLong ? ": too long, at most " + LONGEST_OF_90_PERCENT : "");
        System.exit(complex.isEmpty() && !tooLong ? 0 : 1);
    }

    private static int usualLength(List<Method> methods) {
        List<Integer> lengths = methods.stream().map(Method::lines).sorted().toList();
        return lengths.isEmpty() ? 0 : lengths.get((lengths.size() - 1) * 9 / 10);
    }

    private static List<Method> methods(Path sources) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(sources)) {
            files = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Scanner scanner = new Scanner(Trees.instance(task));
            for (CompilationUnitTree file : task.parse()) {
                scanner.scan(file, null);
            }
            return scanner.methods;
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final Trees trees;
        private final List<Method> methods = new ArrayList<>();
        private final Deque<int[]> open = new ArrayDeque<>();
        private final Deque<String> classes = new ArrayDeque<>();

        Scanner(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree node, Void nothing) {
            classes.push(node.getSimpleName().toString());
            super.visitClass(node, nothing);
            classes.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree node, Void nothing) {
            open.push(new int[] {1});
            super.visitMethod(node, nothing);
            int complexity = open.pop()[0];
            if (node.getBody() != null) {
                var unit = getCurrentPath().getCompilationUnit();
                var lines = unit.getLineMap();
                var positions = trees.getSourcePositions();
                long from = lines.getLineNumber(positions.getStartPosition(unit, node.getBody()));
                long to = lines.getLineNumber(positions.getEndPosition(unit, node.getBody()));
                String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
                methods.add(new Method(
                        classes.peek() + "." + node.getName() + " (" + file + ":" + from + ")",
                        complexity,
                        code(unit, from + 1, to - 1)));
            }
            return null;
        }

        /** The lines of a body that are neither empty nor comment. */
        private static int code(CompilationUnitTree unit, long from, long to) {
            try {
                return (int) unit.getSourceFile()
                        .getCharContent(true)
                        .toString()
                        .lines()
                        .skip(from - 1)
                        .limit(Math.max(0, to - from + 1))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                        .count();
            } catch (IOException cause) {
                throw new UncheckedIOException(cause);
            }
        }

        private void count(int more) {
            if (!open.isEmpty()) {
                open.peek()[0] += more;
            }
        }

        @Override
        public Void visitIf(IfTree node, Void nothing) {
            count(1);
            return super.visitIf(node, nothing);
        }

        @Override
        public Void visitForLoop(ForLoopTree node, Void nothing) {
            count(1);
            return super.visitForLoop(node, nothing);
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void nothing) {
            count(1);
            return super.visitEnhancedForLoop(node, nothing);
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree node, Void nothing) {
            count(1);
            return super.visitWhileLoop(node, nothing);
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree node, Void nothing) {
            count(1);
            return super.visitDoWhileLoop(node, nothing);
        }

        @Override
        public Void visitCase(CaseTree node, Void nothing) {
            boolean isDefault = node.getLabels().stream().anyMatch(label -> label.getKind() == Tree.Kind.DEFAULT_CASE_LABEL);
            count(isDefault ? 0 : 1);
            return super.visitCase(node, nothing);
        }

        @Override
        public Void visitCatch(CatchTree node, Void nothing) {
            count(1);
            return super.visitCatch(node, nothing);
        }

        @Override
        public Void visitConditionalExpression(ConditionalExpressionTree node, Void nothing) {
            count(1);
            return super.visitConditionalExpression(node, nothing);
        }

        @Override
        public Void visitBinary(BinaryTree node, Void nothing) {
            boolean branches =
                    node.getKind() == Tree.Kind.CONDITIONAL_AND || node.getKind() == Tree.Kind.CONDITIONAL_OR;
            count(branches ? 1 : 0);
            return super.visitBinary(node, nothing);
        }
    }
}
