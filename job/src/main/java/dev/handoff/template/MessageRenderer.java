package dev.handoff.template;

import dev.handoff.domain.lint.Intent;
import dev.handoff.domain.lint.RenderedBlock;
import dev.handoff.domain.lint.TransactionalFirst;
import dev.handoff.domain.lint.VisibleText;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageDefinition.LocalText;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns a message to a person into a mail, block by block, so that what each block says can be
 * measured and, in a transactional mail under its share, promotional blocks be left out. Safe for
 * use by many threads; the same content gives the same bytes.
 */
public final class MessageRenderer {
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_VALUE = 4_000;

  private final Brand brand;
  private final Templates templates;
  private final TemplateEngine engine;
  private final Map<String, TemplateEngine> lines = new ConcurrentHashMap<>();

  /** Messages of this brand, from these templates. */
  public MessageRenderer(Brand brand, Templates templates) {
    this.brand = brand;
    this.templates = templates;
    this.engine = TemplateEngine.of(templates);
  }

  /**
   * The mail; a transactional one whose promotional blocks take more than their share, in either
   * part, goes without them.
   *
   * @throws TemplateFaultException when a template is missing or cannot be filled
   */
  public RenderedMessage render(MessageContent content) {
    Mail whole = new Mail(content);
    boolean transactional = content.definition().messageClass() == MessageClass.TRANSACTIONAL;
    List<Filled> html = whole.blocks(Templates.HTML);
    List<Filled> text = whole.blocks(Templates.TEXT);
    boolean drops = transactional && (isUnderShare(html) || isUnderShare(text));
    RenderedMail mail =
        new RenderedMail(
            whole.subject,
            whole.preheader,
            whole.frame(Templates.HTML, drops ? withoutPromotions(html) : html),
            whole.frame(Templates.TEXT, drops ? withoutPromotions(text) : text),
            brand.logo());
    return new RenderedMessage(mail, measured(html), measured(text), drops);
  }

  private static boolean isUnderShare(List<Filled> blocks) {
    return !TransactionalFirst.isMostlyTransactional(measured(blocks));
  }

  private static List<Filled> withoutPromotions(List<Filled> blocks) {
    return blocks.stream()
        .filter(block -> block.measured().intent() != Intent.PROMOTIONAL)
        .toList();
  }

  private static List<RenderedBlock> measured(List<Filled> blocks) {
    return blocks.stream().map(Filled::measured).toList();
  }

  private Intent intentOf(String name) {
    String own = templates.text(name);
    return Intent.of(own == null ? builtIn(name) : own);
  }

  private static String builtIn(String name) {
    try (InputStream in =
        MessageRenderer.class.getClassLoader().getResourceAsStream("templates/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("template " + name, e);
    }
  }

  /** A block as one part shows it. */
  private record Filled(RenderedBlock measured, String output) {}

  /** One mail while it is made. */
  private final class Mail {
    private final MessageContent content;
    private final MessageDefinition definition;
    private final Labels labels;
    private final String subject;
    private final String preheader;

    Mail(MessageContent content) {
      this.content = content;
      this.definition = content.definition();
      this.labels = Labels.of(content.locale());
      this.subject = line("subject", definition.subject());
      LocalText after = definition.preheader();
      this.preheader = after == null ? "" : line("preheader", after);
    }

    /** The catalog is the user's: its lines are filled within bounds, like the user's templates. */
    private String line(String field, LocalText text) {
      String written =
          labels.language().equals("fr")
              ? Objects.requireNonNullElse(text.fr(), text.en())
              : text.en();
      String name = "message." + field + Templates.TEXT;
      TemplateEngine bounded =
          lines.computeIfAbsent(
              field + "\n" + written,
              key -> TemplateEngine.of(Templates.of(Map.of(name, written))));
      return Untrusted.line(bounded.fill(name, model("", "", false)), LONGEST_LINE);
    }

    List<Filled> blocks(String ending) {
      boolean html = ending.equals(Templates.HTML);
      List<Filled> filled = new ArrayList<>();
      for (int i = 0; i < definition.blocks().size(); i++) {
        String block = definition.blocks().get(i).block();
        String file = Templates.BLOCKS + block + ending;
        Map<String, Object> model = model(subject, preheader, html);
        model.put("with", clean(content.with().get(i), html ? text -> text : Untrusted::isolate));
        String output = engine.fill(file, model);
        int characters =
            html ? VisibleText.charactersOfHtml(output) : VisibleText.charactersOfText(output);
        filled.add(new Filled(new RenderedBlock(i, block, intentOf(file), characters), output));
      }
      return filled;
    }

    String frame(String ending, List<Filled> blocks) {
      boolean html = ending.equals(Templates.HTML);
      StringBuilder inside = new StringBuilder();
      blocks.forEach(block -> inside.append(block.output()));
      Map<String, Object> model = model(subject, preheader, html);
      model.put("content", html ? markup(inside.toString()) : inside.toString());
      return engine.fill(definition.template() + ending, model);
    }

    private Map<String, Object> model(String title, String preview, boolean html) {
      UnaryOperator<String> isolate = html ? text -> text : Untrusted::isolate;
      Map<String, Object> model =
          new HashMap<>(MailTemplate.shared(brand, labels, title, preview, html));
      MailLinks links = content.links();
      model.putAll(
          new MessageFunctions(
                  labels,
                  ZoneId.of(content.timeZone()),
                  // Who reads the text sees where each link leads.
                  html ? links.click() : MailLinks.NONE.click())
              .all());
      model.put("person", clean(content.person(), isolate));
      model.put("account", clean(content.account(), isolate));
      model.put("group", clean(content.group(), isolate));
      model.put("data", clean(content.data(), isolate));
      model.put("recommendations", clean(content.recommendations(), isolate));
      model.put(
          "links",
          Map.of(
              "unsubscribe", links.unsubscribe(),
              "preferences", links.preferences(),
              "pixel", links.pixel()));
      model.put("locale", content.locale());
      model.put("zone", content.timeZone());
      model.put(
          "message",
          Map.of(
              "id", definition.id(),
              "class", definition.messageClass().wireName(),
              "topic", definition.topic(),
              "at", labels.date(content.at(), ZoneId.of(content.timeZone()))));
      return model;
    }
  }

  private static Object markup(String html) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(html);
    } catch (TemplateModelException e) {
      throw new IllegalStateException("markup from memory", e);
    }
  }

  /** Texts of records fit to be shown; maps and lists of them. */
  private static @Nullable Object clean(@Nullable Object value, UnaryOperator<String> isolate) {
    if (value instanceof String text) {
      return isolate.apply(Untrusted.line(text, LONGEST_VALUE));
    } else if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> cleaned = new LinkedHashMap<>();
      map.forEach((key, item) -> cleaned.put(String.valueOf(key), clean(item, isolate)));
      return cleaned;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> cleaned = new ArrayList<>();
      list.forEach(item -> cleaned.add(clean(item, isolate)));
      return cleaned;
    }
    return value;
  }
}
