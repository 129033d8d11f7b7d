package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.lint.LintFault;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageDefinition.Block;
import dev.handoff.domain.message.MessageDefinition.LocalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Transactional first: what the lint says of a message, and what a real mail does about it. */
class MessageLintTest {

  private static final Brand BRAND =
      new Brand("Lumia", "#2f5bea", "Lumia, 12 rue du Port, 44000 Nantes", "", null);
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Map<String, Object> ORDER =
      Map.of(
          "orderNumber", "2026-1",
          "currency", "EUR",
          "amount", 1249.9,
          "lines", List.of(Map.of("name", "Assets, twelve months", "price", 1249.9)),
          "orderUrl", "https://www.example.com/orders/1");

  @Test
  void anOrderWithAShortRecommendationBelowItIsRight() {
    assertThat(faults(order(List.of("order", "recommendations"), "Your order"), short1()))
        .isEmpty();
  }

  @Test
  void aRecommendationAboveTheOrderIsToBeMovedBelowIt() {
    assertThat(faults(order(List.of("recommendations", "order"), "Your order"), short1()))
        .extracting(LintFault::path, LintFault::message)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "blocks[0].block",
                "promotional block recommendations stands before transactional block order: move it"
                    + " below blocks[1]"));
  }

  @Test
  void tooMuchPromotionIsToBeShortenedAndARealMailGoesWithoutIt() {
    MessageDefinition definition = order(List.of("order", "recommendations"), "Your order");
    MessageContent content = content(definition, ORDER, long3());

    assertThat(new MessageLint(BRAND, Templates.builtIn()).faults(content))
        .anySatisfy(
            fault ->
                assertThat(fault.message())
                    .startsWith("in the HTML part ")
                    .contains("60 % is the least: shorten or take out recommendations by "))
        .anySatisfy(fault -> assertThat(fault.message()).startsWith("in the text part "));
    RenderedMessage mail = new MessageRenderer(BRAND, Templates.builtIn()).render(content);
    assertThat(mail.promotionsDropped()).isTrue();
    assertThat(mail.mail().html()).contains("2026-1").doesNotContain("Portal");
    assertThat(mail.mail().text()).contains("2026-1").doesNotContain("Portal");
  }

  @Test
  void aSubjectThatPromisesAnOfferIsNamedWithTheWord() {
    assertThat(faults(order(List.of("order"), "Your order, and 20 % off"), List.of()))
        .extracting(LintFault::path, LintFault::message)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "subject.en",
                "\"20 %\" reads as advertising: say here what the mail is about, and the offer in a"
                    + " promotional block below"));
  }

  @Test
  void aTransactionalMessageOfPromotionalBlocksOnlyIsNone() {
    assertThat(faults(order(List.of("recommendations"), "Your order"), short1()))
        .anySatisfy(fault -> assertThat(fault.message()).contains("shows no transactional block"));
  }

  @Test
  void promotionalMailNeedsAWayOutAndAPostalAddress() {
    MessageDefinition news = promotional("letter");
    MessageContent content = content(news, Map.of(), short1());

    assertThat(new MessageLint(BRAND, Templates.builtIn()).faults(content)).isEmpty();
    assertThat(new MessageLint(Brand.standard(), Templates.builtIn()).faults(content))
        .extracting(LintFault::message)
        .containsExactly(
            "a promotional message must show your postal address: set the option brand.footer");
    Templates noWayOut =
        Templates.of(
            Map.of(
                "bare.html.ftlh", "<html><body>${content}</body></html>",
                "bare.txt.ftl", "${content}"));
    assertThat(
            new MessageLint(BRAND, noWayOut)
                .faults(content(promotional("bare"), Map.of(), short1())))
        .extracting(LintFault::path)
        .contains("template");
  }

  @Test
  void aSampleThatLacksWhatABlockShowsIsAFault() {
    assertThat(
            new MessageLint(BRAND, Templates.builtIn())
                .faults(content(order(List.of("order"), "Your order"), Map.of(), List.of())))
        .anySatisfy(fault -> assertThat(fault.message()).startsWith("cannot be rendered in en"));
  }

  @Test
  void aMailSpeaksThePersonsLanguage() {
    RenderedMail mail =
        new MessageRenderer(BRAND, Templates.builtIn())
            .render(content(order(List.of("order"), "Your order"), ORDER, List.of(), "fr-FR"))
            .mail();

    assertThat(mail.subject()).isEqualTo("Votre commande 2026-1");
    assertThat(mail.html()).contains("Bonjour", "1\u202f249,90\u00a0€").doesNotContain("<script");
    assertThat(mail.text()).contains("Bonjour <Ada>", "1\u202f249,90\u00a0€");
    assertThat(mail.html()).contains("&lt;Ada&gt;");
  }

  private static List<LintFault> faults(MessageDefinition definition, List<Object> recommended) {
    return new MessageLint(BRAND, Templates.builtIn())
        .faults(content(definition, ORDER, recommended));
  }

  private static List<Object> short1() {
    return List.of(Map.of("name", "Portal", "url", "https://www.example.com/portal"));
  }

  private static List<Object> long3() {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          Map.of(
              "name",
              "Portal " + i,
              "url",
              "https://www.example.com/portal",
              "text",
              "One place for your partners' pictures. ".repeat(10)));
    }
    return all;
  }

  private static MessageDefinition order(List<String> blocks, String subject) {
    return message(
        MessageClass.TRANSACTIONAL,
        new LocalText(subject, "Votre commande ${data.orderNumber!''}"),
        "letter",
        blocks);
  }

  private static MessageDefinition promotional(String template) {
    return message(
        MessageClass.PROMOTIONAL,
        new LocalText("News and 20 % off", null),
        template,
        List.of("recommendations"));
  }

  private static MessageDefinition message(
      MessageClass messageClass, LocalText subject, String template, List<String> blocks) {
    return new MessageDefinition(
        "m",
        1,
        AT,
        messageClass,
        "orders",
        subject,
        null,
        template,
        blocks.stream().map(block -> new Block(block, "{}")).toList(),
        null,
        null,
        "{}");
  }

  private static MessageContent content(
      MessageDefinition definition, Map<String, Object> data, List<Object> recommendations) {
    return content(definition, data, recommendations, "en");
  }

  private static MessageContent content(
      MessageDefinition definition,
      Map<String, Object> data,
      List<Object> recommendations,
      String locale) {
    return new MessageContent(
        definition,
        definition.blocks().stream().map(block -> Map.<String, Object>of()).toList(),
        Map.of("firstName", "<Ada>"),
        Map.of(),
        Map.of(),
        data,
        recommendations,
        MailLinks.NONE,
        locale,
        "Europe/Paris",
        AT);
  }
}
