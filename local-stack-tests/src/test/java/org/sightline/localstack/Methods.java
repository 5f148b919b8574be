package org.sightline.localstack;

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
 * The methods of main code, measured with the JDK's own parser. Complexity is McCabe's: one, and one more for each branch, loop,
 * case, catch, conditional, && and ||. A lambda belongs to its method. (Linters measure one method at a time, so none of them
 * knows a percentile.)
 */
final class Methods {

    /**
     * A method with a body.
     *
     * @param name its class and its name: {@code RuleChange.called}
     * @param place its file and line, for whoever has to find it
     * @param lines the lines of code between its braces
     */
    record Method(String name, String place, int complexity, int lines) {}

    private Methods() {}

    /** All methods below a folder of sources. */
    static List<Method> below(Path sources) {
        List<Path> files;
        try (Stream<Path> found = Files.walk(sources)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
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
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
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
                String file =
                        Path.of(unit.getSourceFile().getName()).getFileName().toString();
                methods.add(new Method(
                        classes.peek() + "." + node.getName(),
                        file + ":" + from,
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
            boolean isDefault =
                    node.getLabels().stream().anyMatch(label -> label.getKind() == Tree.Kind.DEFAULT_CASE_LABEL);
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
