package dev.handoff.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.handoff.domain.journey.ConditionLanguage.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where and what is wrong in the words of who wrote the condition. */
final class Faults {

  static final Comparator<Fault> IN_TEXT_ORDER =
      Comparator.comparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::message);

  private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '(.*?)'");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '(.*?)' applied to '(.*?)'");

  private static final Pattern ODD_INPUT =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting");

  private static final CelSourceLocation START = CelSourceLocation.of(1, 0);

  private Faults() {}

  /** A fault at the place of an expression. */
  static Fault at(CelSource source, long exprId, String message) {
    Integer offset = source.getPositionsMap().get(exprId);
    return at(offset == null ? START : source.getOffsetLocation(offset).orElse(START), message);
  }

  /** A fault of the condition as a whole. */
  static Fault ofAll(String message) {
    return at(START, message);
  }

  private static Fault at(CelSourceLocation location, String message) {
    return new Fault(
        Math.max(1, location.getLine()), Math.max(0, location.getColumn()) + 1, message);
  }

  /** What the parser or the type check found. */
  static Fault of(CelIssue issue) {
    Matcher odd = ODD_INPUT.matcher(issue.getMessage());
    String message = issue.getMessage();
    if (odd.lookingAt()) {
      message =
          odd.group(1).equals("<EOF>")
              ? "ends too early; something should follow"
              : odd.group(1) + " should not be here";
    }
    return at(issue.getSourceLocation(), message);
  }

  /**
   * What the type check found, with the names that would be right.
   *
   * @param nodes the nodes of the parsed condition
   */
  static Fault of(CelIssue issue, List<CelNavigableExpr> nodes) {
    Optional<CelExpr> expr =
        nodes.stream()
            .filter(node -> node.id() == issue.getExprId())
            .map(CelNavigableExpr::expr)
            .findFirst();
    return at(issue.getSourceLocation(), inOwnWords(issue.getMessage(), expr));
  }

  private static String inOwnWords(String message, Optional<CelExpr> expr) {
    if (message.contains("undefined field") && expr.isPresent()) {
      return unknownField(expr.get());
    }
    Matcher unknown = UNKNOWN_NAME.matcher(message);
    if (unknown.lookingAt()) {
      boolean isCall = expr.filter(e -> e.getKind() == CelExpr.ExprKind.Kind.CALL).isPresent();
      return "there is no "
          + unknown.group(1)
          + (isCall
              ? "(); a group has membersIn, activities, moments"
              : "; a condition reads group");
    }
    Matcher mismatch = NO_OVERLOAD.matcher(message);
    return mismatch.lookingAt()
        ? mismatch.group(1).replace("_", "").replace("@", "")
            + " does not take "
            + mismatch.group(2)
        : message;
  }

  private static String unknownField(CelExpr select) {
    CelExpr operand = select.select().operand();
    boolean ofGroup = SyntaxTree.isGroup(operand);
    List<String> names = ofGroup ? GroupVocabulary.groupFields() : GroupVocabulary.memberFields();
    return "a "
        + (ofGroup ? "group" : "member")
        + " has no "
        + select.select().field()
        + ", only "
        + String.join(", ", names);
  }
}
