package io.hilum.deploy;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A Bicep file, read by SonarSource's parser of the language. That is loaded apart from everything else, since its jar
 * carries parts of other libraries.
 *
 * @param file where it is
 * @param root its syntax tree
 */
record Bicep(Path file, Node root) {
    private static final Path PARSER = Path.of("target/test-tools/sonar-iac-plugin.jar");
    private static final ClassLoader LIBRARY = library();

    /**
     * A node of the syntax tree.
     *
     * @param kind its class's name, such as {@code ResourceDeclaration}
     * @param text its part of the source
     * @param children in the order of the source
     */
    record Node(String kind, String text, List<Node> children) {
        /** This one and all below it. */
        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
        }

        /** Those of a kind, this one and all below it. */
        Stream<Node> all(String kind) {
            return all().filter(node -> node.kind.equals(kind));
        }

        private Optional<Node> child(String kind) {
            return children.stream().filter(node -> node.kind.equals(kind)).findFirst();
        }

        /** The name that a declaration, a property or a call begins with. */
        String name() {
            return child("Identifier").map(Node::text).orElse("");
        }

        /** The value of its property of that name, where it is an object. */
        Optional<Node> property(String name) {
            return children.stream()
                    .filter(node -> node.kind.equals("Property")
                            && node.children.get(0).text.equals(name))
                    .map(node -> node.children.get(node.children.size() - 1))
                    .findFirst();
        }

        /** Its text without the quotes, where it is a plain string. */
        String unquoted() {
            return text.startsWith("'") && text.endsWith("'") ? text.substring(1, text.length() - 1) : text;
        }
    }

    /** Reads it; a syntax error is told with its line. */
    static Bicep read(Path file) {
        // The parser is older than this word, which names an extension by its whole line.
        return read(file, DeployFiles.text(file).replaceAll("(?m)^extension \\w+$", ""));
    }

    static Bicep read(Path file, String source) {
        try {
            Class<?> type = LIBRARY.loadClass("org.sonar.iac.arm.parser.BicepParser");
            Object parser = type.getMethod("create").invoke(null);
            Class<?> context = LIBRARY.loadClass("org.sonar.iac.common.extension.visitors.InputFileContext");
            Object tree = type.getMethod("parse", String.class, context).invoke(parser, source, null);
            return new Bicep(file, node(tree, source.split("\n", -1)));
        } catch (InvocationTargetException syntax) {
            throw new IllegalArgumentException(file + ": " + syntax.getCause().getMessage(), syntax.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the parser is not the one that this was written for", e);
        }
    }

    /** The names of its parameters, variables, resources, modules or outputs. */
    Set<String> names(String... declarations) {
        return Stream.of(declarations).flatMap(root::all).map(Node::name).collect(toCollection(TreeSet::new));
    }

    /** The parameters without a default. */
    Set<String> required() {
        return root.all("ParameterDeclaration")
                .filter(node ->
                        node.children().stream().noneMatch(token -> token.text().equals("=")))
                .map(Node::name)
                .collect(toCollection(TreeSet::new));
    }

    /** What it names that something must declare: variables, in any expression. */
    Set<String> used() {
        Set<String> used = new TreeSet<>();
        collect(root, used);
        return used;
    }

    private static void collect(Node node, Set<String> used) {
        List<Node> children = node.children();
        switch (node.kind()) {
            case "Variable" -> used.add(node.text());
            case "ParameterDeclaration",
                    "OutputDeclaration",
                    "VariableDeclaration",
                    "ResourceDeclaration",
                    "ModuleDeclaration" ->
                children.stream()
                        .filter(child -> !child.kind().equals("Identifier") || child != first(children, "Identifier"))
                        .filter(child -> !child.kind().endsWith("Type") && !isOutputsType(node, child))
                        .forEach(child -> value(child, used));
            case "Property" -> {
                collect(children.get(0), used); // a name may be made: '${name}': value
                value(children.get(children.size() - 1), used);
            }
            case "MemberExpression" -> {
                value(children.get(0), used);
                if (children.size() == 4) { // not a.b but a[b]
                    value(children.get(2), used);
                }
            }
            case "FunctionCall" -> children.stream().skip(1).forEach(child -> value(child, used));
            case "ForExpression" ->
                children.stream()
                        .filter(child -> !child.kind().equals("ForVariableBlock"))
                        .forEach(child -> value(child, used));
            default -> children.forEach(child -> value(child, used));
        }
    }

    private static void value(Node node, Set<String> used) {
        if (node.kind().equals("Identifier")) {
            used.add(node.text());
        } else {
            collect(node, used);
        }
    }

    private static Node first(List<Node> children, String kind) {
        return children.stream()
                .filter(child -> child.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** {@code output name string = …}: the type is an identifier too. */
    private static boolean isOutputsType(Node declaration, Node child) {
        List<Node> identifiers = declaration.children().stream()
                .filter(node -> node.kind().equals("Identifier"))
                .toList();
        return declaration.kind().equals("OutputDeclaration") && identifiers.size() > 1 && child == identifiers.get(1);
    }

    private static Node node(Object tree, String[] lines) throws ReflectiveOperationException {
        List<Node> children = new ArrayList<>();
        for (Object child : (List<?>) call(tree, "children")) {
            if (child != null) {
                children.add(node(child, lines));
            }
        }
        Object range = call(tree, "textRange");
        return new Node(
                tree.getClass().getSimpleName().replaceFirst("Impl$", ""), text(range, lines), List.copyOf(children));
    }

    private static String text(Object range, String[] lines) throws ReflectiveOperationException {
        Object start = call(range, "start");
        Object end = call(range, "end");
        int first = (int) call(start, "line");
        int last = (int) call(end, "line");
        int from = (int) call(start, "lineOffset");
        int to = (int) call(end, "lineOffset");
        if (first == last) {
            return lines[first - 1].substring(from, to);
        }
        StringBuilder text = new StringBuilder(lines[first - 1].substring(from));
        for (int line = first; line < last - 1; line++) {
            text.append('\n').append(lines[line]);
        }
        return text.append('\n').append(lines[last - 1], 0, to).toString();
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        Method found = target.getClass().getMethod(method);
        found.setAccessible(true);
        return Objects.requireNonNull(found.invoke(target), method);
    }

    private static ClassLoader library() {
        try {
            return new URLClassLoader(new URL[] {PARSER.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
