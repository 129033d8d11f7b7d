package dev.handoff.condition;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import dev.handoff.domain.journey.ConditionLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conditions in the Common Expression Language over {@code group} (SPEC section 4): type-checked
 * when compiled, bounded when evaluated.
 *
 * <p>Bounds: the text, its syntax tree (nodes and depth), nested loops, the turns of all loops of
 * one evaluation together, the size of a regular expression (RE2, linear time). What is beyond a
 * bound at compile time is a fault; at evaluation it is an error, and so false and counted.
 *
 * <p>One instance serves many threads. Compiling takes some milliseconds (the first time in a JVM a
 * quarter of a second), asking 0.2 µs for one comparison and some 15 µs for eight parts.
 */
public final class CelConditions implements ConditionLanguage {

  /** The longest condition, in characters. */
  public static final int LONGEST = 4_000;

  private static final int MOST_NODES = 1_000;
  static final int MOST_TURNS = 5_000;
  private static final int LARGEST_REGEX = 500;
  private static final int LONGEST_REGEX_WRITTEN_OUT = 20_000;

  private final CelCompiler compiler;
  private final CelRuntime runtime;
  private final ConditionRules rules;
  private final Runnable onError;

  /**
   * @param lookbackDays the most days that {@code activities} and {@code moments} reach back
   * @param onError called for each evaluation that failed and so came out false; from any thread
   *     that asks a condition
   */
  public CelConditions(int lookbackDays, Runnable onError) {
    GroupVocabulary vocabulary = new GroupVocabulary();
    CelOptions options =
        CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(ConditionRules.DEEPEST)
            .maxParseExpressionNodeCount(MOST_NODES)
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MOST_TURNS)
            .maxRegexProgramSize(LARGEST_REGEX)
            .build();
    this.compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(vocabulary)
            .addVar(GroupVocabulary.VARIABLE, GroupVocabulary.GROUP)
            .addFunctionDeclarations(GroupVocabulary.functions())
            .build();
    this.runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(options)
            .setTypeProvider(vocabulary)
            .addFunctionBindings(GroupFunctions.bindings(lookbackDays))
            .build();
    this.rules = new ConditionRules(lookbackDays, this::isRegex);
    this.onError = onError;
  }

  @Override
  public CelCondition compile(String source) throws BadConditionException {
    CelAbstractSyntaxTree whole = check(source);
    List<CelCondition.Part> parts = new ArrayList<>();
    List<String> texts = ConditionText.parts(source);
    for (String text : texts) {
      CelAbstractSyntaxTree part = texts.size() == 1 ? whole : check(text);
      parts.add(new CelCondition.Part(text, program(part), program(SyntaxTree.telling(part))));
    }
    return new CelCondition(source, program(whole), parts, SyntaxTree.reads(whole), onError);
  }

  private Program program(CelAbstractSyntaxTree checked) {
    try {
      return runtime.createProgram(checked);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("was checked against the same vocabulary", e);
    }
  }

  private CelAbstractSyntaxTree check(String source) throws BadConditionException {
    if (source.isBlank()) {
      throw bad(
          Faults.ofAll("is empty, should be a condition, for example group.engagementScore >= 60"));
    }
    CelValidationResult parsed = compiler.parse(source);
    if (parsed.hasError()) {
      throw new BadConditionException(
          parsed.getErrors().stream().map(Faults::of).distinct().toList());
    }
    CelAbstractSyntaxTree tree = tree(parsed);
    if (ConditionRules.isTooDeep(tree)) {
      throw bad(
          Faults.ofAll(
              "is nested too deeply, should be at most " + ConditionRules.DEEPEST + " deep"));
    }
    CelValidationResult checked = compiler.check(tree);
    if (checked.hasError()) {
      List<CelNavigableExpr> nodes = SyntaxTree.nodes(tree).toList();
      throw new BadConditionException(
          checked.getErrors().stream().map(issue -> Faults.of(issue, nodes)).toList());
    }
    CelAbstractSyntaxTree result = tree(checked);
    List<Fault> faults = rules.check(result);
    if (!faults.isEmpty()) {
      throw new BadConditionException(faults);
    }
    CelKind kind = result.getResultType().kind();
    if (kind != CelKind.BOOL && kind != CelKind.DYN) {
      throw bad(Faults.ofAll("is " + result.getResultType().name() + ", should be true or false"));
    }
    return result;
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult valid) {
    try {
      return valid.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("has no error", e);
    }
  }

  private static BadConditionException bad(Fault fault) {
    return new BadConditionException(List.of(fault));
  }

  /** Tries it on an empty text, unless compiling it would already take too much. */
  private boolean isRegex(String pattern) {
    if (RegexSize.atMost(pattern) > LONGEST_REGEX_WRITTEN_OUT) {
      return false;
    }
    ImmutableList<CelExpr> arguments =
        ImmutableList.of(
            CelExpr.ofConstant(1, CelConstant.ofValue("")),
            CelExpr.ofConstant(2, CelConstant.ofValue(pattern)));
    CelExpr matches = CelExpr.ofCall(3, Optional.empty(), "matches", arguments);
    CelSource nowhere = CelSource.newBuilder().build();
    try {
      Program program = runtime.createProgram(CelAbstractSyntaxTree.newParsedAst(matches, nowhere));
      return program.eval() instanceof Boolean;
    } catch (CelEvaluationException e) {
      return false;
    }
  }
}
