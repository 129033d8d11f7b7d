package dev.handoff.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.ListType;
import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.journey.ConditionLanguage.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a well-typed condition must still obey: the limits that keep its evaluation short, and
 * literals that mean something.
 *
 * <p>Values can grow in one way only, through a comprehension whose result another one takes, so
 * few of them may be nested and texts and lists may not be joined inside of one. What is left is
 * bounded by the length of the text and the number of turns of all loops together.
 */
final class ConditionRules {

  static final int DEEPEST = 64;
  static final int MOST_NESTED_LOOPS = 3;

  private final int lookbackDays;
  private final Predicate<String> isRegex;

  /**
   * @param lookbackDays the most days that can be asked for
   * @param isRegex whether a text is a regular expression of a harmless size
   */
  ConditionRules(int lookbackDays, Predicate<String> isRegex) {
    this.lookbackDays = lookbackDays;
    this.isRegex = isRegex;
  }

  /** Whether a parsed condition is too deep to be looked at any closer. */
  static boolean isTooDeep(CelAbstractSyntaxTree parsed) {
    return SyntaxTree.nodes(parsed).anyMatch(node -> node.depth() > DEEPEST);
  }

  /** What is wrong with a type-checked condition, in the order of the text. */
  List<Fault> check(CelAbstractSyntaxTree checked) {
    List<Fault> faults = new ArrayList<>();
    SyntaxTree.nodes(checked)
        .forEach(
            node -> {
              Optional<String> wrong = wrong(checked, node);
              wrong.ifPresent(
                  message -> faults.add(Faults.at(checked.getSource(), node.id(), message)));
            });
    faults.sort(Faults.IN_TEXT_ORDER);
    return faults;
  }

  private Optional<String> wrong(CelAbstractSyntaxTree checked, CelNavigableExpr node) {
    CelExpr expr = node.expr();
    if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
      return wrongLoop(checked, node);
    }
    if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
      return wrongCall(checked, node);
    }
    return node.parent()
        .filter(parent -> isText(expr))
        .flatMap(parent -> wrongArgument(parent.expr(), expr));
  }

  /** Each turn copies the list made so far with all that is in it: only small things may be. */
  private static Optional<String> wrongLoop(CelAbstractSyntaxTree checked, CelNavigableExpr node) {
    if (loopsAround(node) >= MOST_NESTED_LOOPS) {
      return Optional.of("loops within loops should be at most " + MOST_NESTED_LOOPS + " deep");
    }
    boolean keepsWhatIsThere =
        node.expr().comprehension().loopStep().getKind() == CelExpr.ExprKind.Kind.CALL
            && node.expr().comprehension().loopStep().call().function().equals("_?_:_");
    return checked.getTypeOrThrow(node.id()) instanceof ListType made
            && isLarge(made.elemType().kind(), keepsWhatIsThere)
        ? Optional.of("a loop should not make a list of lists or maps")
        : Optional.empty();
  }

  private static boolean isLarge(CelKind kind, boolean isKnown) {
    return kind == CelKind.LIST || kind == CelKind.MAP || (kind == CelKind.DYN && !isKnown);
  }

  private static long loopsAround(CelNavigableExpr node) {
    return ancestors(node).filter(ConditionRules::isLoop).count();
  }

  private Optional<String> wrongCall(CelAbstractSyntaxTree checked, CelNavigableExpr node) {
    CelExpr.CelCall call = node.expr().call();
    if (isJoiningInLoop(checked, node)) {
      return Optional.of("texts and lists should not be joined by + within a loop");
    } else if (call.function().equals("matches") && loopsAround(node) > 1) {
      return Optional.of("matches should not stand in a loop within a loop");
    } else if (call.function().equals("matches")) {
      CelExpr pattern = call.args().get(call.args().size() - 1);
      return isText(pattern) && isRegex.test(pattern.constant().stringValue())
          ? Optional.empty()
          : Optional.of("matches should take a regular expression in quotes (RE2 syntax)");
    }
    return Optional.empty();
  }

  private Optional<String> wrongArgument(CelExpr parent, CelExpr literal) {
    if (parent.getKind() != CelExpr.ExprKind.Kind.CALL) {
      return Optional.empty();
    }
    String text = literal.constant().stringValue();
    CelExpr.CelCall call = parent.call();
    int argument = call.args().indexOf(literal);
    return switch (call.function()) {
      case GroupVocabulary.MOMENTS -> argument == 0 ? wrongMoment(text) : wrongDays(text);
      case GroupVocabulary.ACTIVITIES -> argument == 0 ? Optional.empty() : wrongDays(text);
      default -> Optional.empty();
    };
  }

  private static Optional<String> wrongMoment(String type) {
    List<String> known = Arrays.stream(MomentType.values()).map(MomentType::wireName).toList();
    return known.contains(type)
        ? Optional.empty()
        : Optional.of("there are no moments '" + type + "', only " + String.join(", ", known));
  }

  private Optional<String> wrongDays(String text) {
    try {
      GroupFunctions.wholeDays(text, lookbackDays);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** The one join that a loop itself makes, of its result so far, is no fault. */
  private static boolean isJoiningInLoop(CelAbstractSyntaxTree checked, CelNavigableExpr node) {
    CelExpr.CelCall call = node.expr().call();
    if (!call.function().equals("_+_")
        || isNumber(checked.getTypeOrThrow(node.id()).kind())
        || ancestors(node).noneMatch(ConditionRules::isLoop)) {
      return false;
    }
    CelExpr left = call.args().get(0);
    return left.getKind() != CelExpr.ExprKind.Kind.IDENT
        || ancestors(node)
            .filter(ConditionRules::isLoop)
            .noneMatch(loop -> loop.expr().comprehension().accuVar().equals(left.ident().name()));
  }

  private static boolean isNumber(CelKind kind) {
    return switch (kind) {
      case INT, UINT, DOUBLE, DURATION, TIMESTAMP -> true;
      default -> false;
    };
  }

  private static boolean isLoop(CelNavigableExpr node) {
    return node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION;
  }

  private static boolean isText(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private static Stream<CelNavigableExpr> ancestors(CelNavigableExpr node) {
    return Stream.iterate(node.parent(), Optional::isPresent, n -> n.flatMap(x -> x.parent()))
        .flatMap(Optional::stream);
  }
}
