package dev.handoff.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What can be read off a condition's syntax tree. */
final class SyntaxTree {

  private static final Set<String> COMPARISONS =
      Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in");

  private static final Set<String> TESTS_OF_TEXT =
      Set.of("startsWith", "endsWith", "contains", "matches");

  private SyntaxTree() {}

  static Stream<CelNavigableExpr> nodes(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree).getRoot().allNodes();
  }

  /**
   * The part of the tree whose value says most about the result: of a comparison the left side, or
   * the right one when the left is a literal; of a test of a text that text; else the whole.
   */
  static CelAbstractSyntaxTree telling(CelAbstractSyntaxTree checked) {
    CelExpr root = checked.getExpr();
    if (root.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return checked;
    }
    CelExpr.CelCall call = root.call();
    List<CelExpr> args = call.args();
    if (COMPARISONS.contains(call.function())) {
      CelExpr left = args.get(0);
      return subtree(
          checked, left.getKind() == CelExpr.ExprKind.Kind.CONSTANT ? args.get(1) : left);
    } else if (TESTS_OF_TEXT.contains(call.function())) {
      return subtree(checked, call.target().orElseGet(() -> args.get(0)));
    }
    return checked;
  }

  private static CelAbstractSyntaxTree subtree(CelAbstractSyntaxTree checked, CelExpr root) {
    return CelAbstractSyntaxTree.newCheckedAst(
        root, checked.getSource(), checked.getReferenceMap(), checked.getTypeMap());
  }

  /**
   * The fields of the group that the tree reads, and the functions {@code activities} and {@code
   * moments}; all of them where the group stands by itself.
   */
  static SortedSet<String> reads(CelAbstractSyntaxTree tree) {
    TreeSet<String> reads = new TreeSet<>();
    nodes(tree)
        .filter(node -> isGroup(node.expr()))
        .flatMap(node -> node.parent().stream())
        .forEach(parent -> add(parent.expr(), reads));
    return Collections.unmodifiableSortedSet(reads);
  }

  private static void add(CelExpr parent, Set<String> reads) {
    if (parent.getKind() == CelExpr.ExprKind.Kind.SELECT) {
      reads.add(parent.select().field());
      return;
    }
    if (parent.getKind() == CelExpr.ExprKind.Kind.CALL
        && parent.call().target().filter(SyntaxTree::isGroup).isPresent()) {
      String function = parent.call().function();
      reads.add(function.equals(GroupVocabulary.MEMBERS_IN) ? "members" : function);
      return;
    }
    reads.addAll(GroupVocabulary.groupFields());
    reads.add(GroupVocabulary.ACTIVITIES);
    reads.add(GroupVocabulary.MOMENTS);
  }

  static boolean isGroup(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        && expr.ident().name().equals(GroupVocabulary.VARIABLE);
  }
}
