package dev.handoff.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the rules of the house say of source files; each answer lists the offenders. */
final class SourceTree {

  /** The product's sources, seen from the module. */
  static final Path MAIN = Path.of("src/main/java");

  /** The sources of what tests and measures it. */
  static final Path TEST = Path.of("src/test/java");

  private static final int MOST_LINES = 300;

  private final Path root;

  SourceTree(Path root) {
    this.root = root;
  }

  /** Files that are too long to be read at one go. */
  List<String> filesTooLong() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        found.add(root.relativize(file) + " has " + lines + " lines");
      }
    }
    return found;
  }

  /** Packages without a comment, or with one that does not begin with their floor. */
  List<String> packagesThatDoNotSayTheirFloor() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path folder :
        files().stream().map(Path::getParent).filter(Objects::nonNull).distinct().toList()) {
      String name = root.relativize(folder).toString().replace('/', '.').replace('\\', '.');
      Path comment = folder.resolve("package-info.java");
      String says = Files.exists(comment) ? Files.readString(comment) : "";
      String expected = "Floor " + House.HANDOFF.floor(name) + ":";
      if (!says.replaceFirst("^/\\*\\*[\\s*]*", "").startsWith(expected)) {
        found.add(name + " does not begin its comment with \"" + expected + "\"");
      }
    }
    return found;
  }

  /** Top-level types, and public types within public ones, without a comment. */
  List<String> typesWithoutComment() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager sources =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  sources,
                  null,
                  List.of("-proc:none"),
                  null,
                  sources.getJavaFileObjectsFromPaths(files()));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new UncommentedTypes(comments, found).scan(unit, null);
      }
    }
    return found;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Visits the types of a file that others see. */
  private static final class UncommentedTypes
      extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees comments;
    private final List<String> found;

    UncommentedTypes(DocTrees comments, List<String> found) {
      this.comments = comments;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      boolean nested = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
      boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
      boolean anonymous = type.getSimpleName().isEmpty();
      if (anonymous || (nested && !isPublic && !isWithinInterface())) {
        return null;
      }
      if (comments.getDocComment(getCurrentPath()) == null) {
        found.add(getCurrentPath().getCompilationUnit().getPackageName() + "." + path());
      }
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      return null;
    }

    private boolean isWithinInterface() {
      return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
          && outer.getKind() == com.sun.source.tree.Tree.Kind.INTERFACE;
    }

    private String path() {
      StringBuilder names = new StringBuilder();
      for (TreePath at = getCurrentPath(); at != null; at = at.getParentPath()) {
        if (at.getLeaf() instanceof ClassTree type) {
          names.insert(0, names.isEmpty() ? type.getSimpleName() : type.getSimpleName() + ".");
        }
      }
      return names.toString();
    }
  }
}
