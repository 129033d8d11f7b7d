package dev.handoff.tool.catalog;

import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.operator.MessageContents;
import dev.handoff.template.Brand;
import dev.handoff.template.MessageLint;
import dev.handoff.template.Templates;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether messages are what their class says (SPEC section 6, "Transactional first"), as a mail
 * stage judges it when it starts. What options say of the brand is not known here: that there is a
 * postal address is taken for granted.
 */
final class MessageRules {

  private static final Brand ANY_BRAND =
      new Brand("Brand", Brand.standard().colour(), "Postal address", "", null);

  private final Templates templates;
  private final MessageLint lint;

  MessageRules(Templates templates) {
    this.templates = templates;
    this.lint = new MessageLint(ANY_BRAND, templates);
  }

  /**
   * What is wrong; nothing for a message with a template that is not there: that is said already.
   */
  List<Finding> findings(MessageDefinition message, SourceDefinition source) {
    return hasTemplates(message)
        ? lint.faults(MessageContents.sampleOf(message)).stream()
            .map(fault -> source.finding(fault.path(), fault.message()))
            .toList()
        : List.of();
  }

  private boolean hasTemplates(MessageDefinition message) {
    return Stream.concat(
            Stream.of(message.template()),
            message.blocks().stream().map(block -> Templates.BLOCKS + block.block()))
        .allMatch(
            name -> templates.has(name + Templates.HTML) && templates.has(name + Templates.TEXT));
  }
}
