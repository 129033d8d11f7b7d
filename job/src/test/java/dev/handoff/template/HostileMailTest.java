package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.fixture.Alerts;
import dev.handoff.mail.MessageId;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand hostile values, another in each field of each alert, all the way to the bytes
 * that a server gets. Read back by parsers that had no part in writing them, the mail differs from
 * that of a harmless alert in words alone.
 */
class HostileMailTest {
  private static final int MAILS = 1_100;
  private static final int VALUES = 100_000;
  private static final String FROM = "Handoff <alerts@example.com>";
  private static final Pattern CRM =
      Pattern.compile("https://crm\\.example\\.com/(\\w+)/[A-Za-z0-9._*+%-]*(/moments)?");
  private static final Pattern PAGE =
      Pattern.compile("https://www\\.example\\.com/[!-~&&[^\"<>]]*");
  private static final Pattern MAIL = Pattern.compile("mailto:[A-Za-z0-9._*%-]+@[A-Za-z0-9._*%-]+");
  private static final Pattern PHONE = Pattern.compile("tel:[+0-9]*");
  private static final Pattern ACTS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200b\\u202a-\\u202e\\u2066\\u2067\\ufeff&&[^\\n]]");
  private static final Pattern RULED = Pattern.compile("[-=_*~#+]{3,}");

  private final AlertRenderer renderer =
      new AlertRenderer(
          Brand.standard(),
          new AlertLinks(
              "https://crm.example.com/groups/{id}",
              "https://crm.example.com/accounts/{id}",
              "https://crm.example.com/people/{id}",
              "https://crm.example.com/groups/{id}/moments"));
  private final MimeComposer composer = new MimeComposer(FROM, "sales-ops@example.com");

  @Test
  void a_hundred_thousand_hostile_values_change_words_and_nothing_else() {
    AtomicInteger values = new AtomicInteger();
    IntStream.range(0, MAILS)
        .parallel()
        .forEach(
            seed -> {
              HostileAlert alert = HostileAlert.of(seed);
              values.addAndGet(alert.values().size());
              try {
                check(alert);
              } catch (AssertionError | Exception e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
              }
            });
    assertThat(values.get()).isGreaterThanOrEqualTo(VALUES);
  }

  private void check(HostileAlert alert) throws Exception {
    RenderedMail mail = render(alert.hostile());
    RenderedMail twin = render(alert.harmless());
    Message message = read(compose(alert.hostile(), mail));
    Message other = read(compose(alert.harmless(), twin));

    assertThat(headers(message)).isEqualTo(headers(other));
    assertThat(message.getTo())
        .singleElement()
        .asString()
        .isEqualTo(other.getTo().get(0).toString());
    assertThat(message.getSubject()).isEqualTo(mail.subject().replace("=?", "= ?").strip());
    assertThat(mail.subject() + mail.preheader()).doesNotContain("\n").doesNotContainPattern(ACTS);

    List<Entity> parts = ((Multipart) message.getBody()).getBodyParts();
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).getMimeType()).isEqualTo("text/plain");
    assertThat(content(parts.get(0))).isEqualTo(mail.text());
    assertThat(parts.get(1).getMimeType()).isEqualTo("text/html");
    assertThat(content(parts.get(1))).isEqualTo(mail.html());

    assertThat(mail.html()).doesNotContainPattern(ACTS);
    assertThat(firstDifference(skeleton(mail.html()), skeleton(twin.html()))).isEmpty();
    assertThat(mail.html().getBytes(UTF_8).length).isLessThan(80_000);

    assertThat(mail.text()).doesNotContainPattern(ACTS);
    assertThat(ruled(mail.text())).isEqualTo(ruled(twin.text()));
  }

  private RenderedMail render(SalesAlert alert) {
    return renderer.render(alert, alert.recipients().get(0));
  }

  private byte[] compose(SalesAlert alert, RenderedMail mail) {
    String to = alert.recipients().get(0);
    byte[] mime =
        composer.compose(
            new OutgoingMail(
                MessageId.of(alert.alertId(), to),
                to,
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.page(),
                null,
                Alerts.DECIDED_AT));
    assertThat(new String(mime, UTF_8).replace("\r\n", "")).doesNotContain("\r", "\n");
    return mime;
  }

  private static Message read(byte[] mime) throws Exception {
    return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mime));
  }

  /** Every header as it came but the subject, of which there is one. */
  private static List<String> headers(Message message) {
    List<String> headers = new ArrayList<>();
    for (Field field : message.getHeader().getFields()) {
      boolean subject = field.getName().equalsIgnoreCase("Subject");
      headers.add(subject ? "Subject" : field.toString());
    }
    return headers;
  }

  /** Fails on bytes that are no UTF-8. */
  private static String content(Entity part) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ((SingleBody) part.getBody()).writeTo(bytes);
    return strict(bytes.toByteArray()).replace("\r\n", "\n");
  }

  private static String strict(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** Elements, attributes, style sheets and comments, without words and without what links name. */
  private static List<String> skeleton(String html) {
    List<String> nodes = new ArrayList<>();
    Jsoup.parse(html).traverse((node, depth) -> nodes.addAll(bones(node, depth)));
    return nodes;
  }

  private static String firstDifference(List<String> one, List<String> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      String here = i < one.size() ? one.get(i) : "nothing";
      String there = i < other.size() ? other.get(i) : "nothing";
      if (!here.equals(there)) {
        return here + "\n instead of\n" + there;
      }
    }
    return "";
  }

  private static List<String> bones(Node node, int depth) {
    if (node instanceof Element element) {
      StringBuilder bone = new StringBuilder(depth + " " + element.tagName());
      for (Attribute attribute : element.attributes()) {
        String value = attribute.getValue();
        boolean link = attribute.getKey().equals("href");
        bone.append(' ').append(attribute.getKey()).append('=').append(link ? kind(value) : value);
      }
      if (element.hasAttr("href") && element.attr("href").startsWith("mailto:")) {
        String address = element.attr("href").substring("mailto:".length());
        assertThat(URLDecoder.decode(address, UTF_8))
            .isEqualTo(element.text().replaceAll("[\\u2068\\u2069]", ""));
      }
      return List.of(bone.toString());
    }
    if (node instanceof Comment || node instanceof DataNode) {
      return List.of(depth + " " + node.outerHtml());
    }
    return List.of();
  }

  /** Where a link leads, if that is a place we know; else the link itself. */
  private static String kind(String link) {
    if (CRM.matcher(link).matches()) {
      return link.replaceFirst("(crm\\.example\\.com/\\w+)/.*?(/moments)?$", "$1$2");
    }
    return PAGE.matcher(link).matches()
        ? "a page"
        : MAIL.matcher(link).matches()
            ? "a mailbox"
            : PHONE.matcher(link).matches() ? "a phone" : link;
  }

  /** The lines that part the text, each with the one before it. */
  private static List<String> ruled(String text) {
    List<String> lines = text.lines().toList();
    List<String> ruled = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (RULED.matcher(lines.get(i).strip()).matches()) {
        ruled.add(
            lines.get(i).startsWith("=") ? lines.get(i) : lines.get(i - 1) + "\n" + lines.get(i));
      }
    }
    return ruled;
  }
}
