package dev.handoff.domain.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a message as it is rendered (SPEC section 6, "Transactional first"; 16 CFR 316.3).
 * The share of sixty in a hundred is ours: the law asks that transactional content come first, in
 * whole or substantial part, and names no number.
 */
public final class TransactionalFirst {

  /** Transactional characters in a hundred of transactional and promotional ones, at least. */
  public static final int LEAST_SHARE = 60;

  private TransactionalFirst() {}

  /** A part of a mail, by what people call it. */
  public enum Part {
    HTML("the HTML part"),
    TEXT("the text part");

    private final String words;

    Part(String words) {
      this.words = words;
    }
  }

  /**
   * What is wrong with the order and the share of blocks in one part of a transactional message.
   */
  public static List<LintFault> blocks(Part part, List<RenderedBlock> blocks) {
    List<LintFault> faults = new ArrayList<>();
    RenderedBlock lastTransactional = null;
    for (RenderedBlock block : blocks) {
      if (block.intent() == Intent.TRANSACTIONAL && block.characters() > 0) {
        lastTransactional = block;
      }
    }
    if (lastTransactional == null) {
      faults.add(
          new LintFault(
              "blocks",
              part.words
                  + " shows no transactional block: put what the person is owed in a block whose"
                  + " first line is <#-- intent: transactional -->, or make the class promotional"));
      return faults;
    }
    for (RenderedBlock block : blocks) {
      if (block.intent() == Intent.PROMOTIONAL && block.index() < lastTransactional.index()) {
        faults.add(
            new LintFault(
                path(block),
                "promotional block "
                    + block.name()
                    + " stands before transactional block "
                    + lastTransactional.name()
                    + ": move it below blocks["
                    + lastTransactional.index()
                    + "]"));
      }
    }
    if (!isMostlyTransactional(blocks)) {
      RenderedBlock longest = longestPromotional(blocks);
      faults.add(
          new LintFault(
              longest == null ? "blocks" : path(longest),
              "in "
                  + part.words
                  + " "
                  + share(blocks)
                  + " % of the transactional and promotional characters are transactional, and "
                  + LEAST_SHARE
                  + " % is the least: shorten or take out "
                  + (longest == null ? "promotional blocks" : longest.name())
                  + " by "
                  + excess(blocks)
                  + " characters"));
    }
    return faults;
  }

  /** What is wrong with a line that inboxes show, of a transactional message. */
  public static @Nullable LintFault line(String path, String line) {
    String word = PromotionalWords.in(line);
    return word == null
        ? null
        : new LintFault(
            path,
            "\""
                + word
                + "\" reads as advertising: say here what the mail is about, and the offer in a"
                + " promotional block below");
  }

  /** Whether transactional content has its share; without promotional content it always has. */
  public static boolean isMostlyTransactional(List<RenderedBlock> blocks) {
    long transactional = characters(blocks, Intent.TRANSACTIONAL);
    long promotional = characters(blocks, Intent.PROMOTIONAL);
    return promotional == 0 || transactional * 100 >= LEAST_SHARE * (transactional + promotional);
  }

  /** Rounded down. */
  private static long share(List<RenderedBlock> blocks) {
    long transactional = characters(blocks, Intent.TRANSACTIONAL);
    return transactional * 100 / (transactional + characters(blocks, Intent.PROMOTIONAL));
  }

  private static long excess(List<RenderedBlock> blocks) {
    long transactional = characters(blocks, Intent.TRANSACTIONAL);
    long allowed = transactional * (100 - LEAST_SHARE) / LEAST_SHARE;
    return characters(blocks, Intent.PROMOTIONAL) - allowed;
  }

  private static @Nullable RenderedBlock longestPromotional(List<RenderedBlock> blocks) {
    RenderedBlock longest = null;
    for (RenderedBlock block : blocks) {
      if (block.intent() == Intent.PROMOTIONAL
          && (longest == null || block.characters() > longest.characters())) {
        longest = block;
      }
    }
    return longest;
  }

  private static long characters(List<RenderedBlock> blocks, Intent intent) {
    return blocks.stream()
        .filter(block -> block.intent() == intent)
        .mapToLong(RenderedBlock::characters)
        .sum();
  }

  private static String path(RenderedBlock block) {
    return "blocks[" + block.index() + "].block";
  }
}
