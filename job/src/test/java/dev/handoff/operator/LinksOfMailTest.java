package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.gate.Tracking;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.link.LinkSeal.Opened;
import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import dev.handoff.template.AlertLinks;
import dev.handoff.template.Brand;
import dev.handoff.template.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which links a mail has, for whom, in which part. */
class LinksOfMailTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String TARGET = "https://www.example.com/search";
  private static final Tracking ALL = new Tracking(true, true);

  @TempDir private Path folder;
  private TrackAddress address = new TrackAddress("", new Secret("track.keys", null));

  @BeforeEach
  void makeKeys() throws Exception {
    String secret =
        Base64.getEncoder().encodeToString("k".repeat(32).getBytes(StandardCharsets.US_ASCII));
    Path keys = Files.writeString(folder.resolve("keys"), "k1:" + secret);
    address =
        new TrackAddress("https://mail.example.com", new Secret("track.keys", keys.toString()));
  }

  @Test
  void whoHasAgreedToNothingGetsTheWayOutAndEveryOtherLinkAsItIs() {
    RenderMail.Rendered mail = render(newsletter(), Tracking.NONE);

    assertThat(mail.mail().html())
        .contains(TARGET, "https://mail.example.com/u/k1.", "https://mail.example.com/p/k1.")
        .doesNotContain("/c/k1.", "/o/k1.");
    assertThat(mail.mail().text()).contains("/u/k1.", "/p/k1.");
  }

  @Test
  void whoHasAgreedToBothIsLedByUsInHtmlAndSeesTheTargetInText() {
    RenderMail.Rendered mail = render(newsletter(), ALL);

    assertThat(mail.mail().html()).contains("/c/k1.", "/o/k1.").doesNotContain(TARGET);
    assertThat(mail.mail().text()).contains(TARGET).doesNotContain("/c/k1.", "/o/k1.");
    assertThat(opened(Kind.CLICK, mail.mail().html()).target()).isEqualTo(TARGET);
  }

  @Test
  void eachAgreementStandsForItself() {
    assertThat(render(newsletter(), new Tracking(true, false)).mail().html())
        .contains("/o/k1.", TARGET)
        .doesNotContain("/c/k1.");
    assertThat(render(newsletter(), new Tracking(false, true)).mail().html())
        .contains("/c/k1.")
        .doesNotContain("/o/k1.", TARGET);
  }

  @Test
  void theButtonOfTheMailProgramIsTheUnsubscribeLinkOfTheMail() {
    RenderMail.Rendered mail = render(newsletter(), Tracking.NONE);
    String mime = new String(mail.mime(), StandardCharsets.UTF_8).replaceAll("\\r\\n[ \\t]+", " ");

    MailLink link = opened(Kind.UNSUBSCRIBE, mail.mail().html());
    assertThat(mime).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    assertThat(opened(Kind.UNSUBSCRIBE, mime)).isEqualTo(link);
    assertThat(link.personId()).isEqualTo("p-ada");
    assertThat(link.topic()).isEqualTo("product-news");
    assertThat(link.messageId()).isEqualTo("a".repeat(40));
  }

  @Test
  void theSameMailIsTheSameBytesHoweverOftenItIsRendered() {
    assertThat(render(newsletter(), ALL).mime()).isEqualTo(render(newsletter(), ALL).mime());
  }

  @Test
  void aTransactionalMailHasNoUnsubscribeAndIsTrackedOnlyIfThePersonAgreed() {
    OutboundMail order = mail(MessageClass.TRANSACTIONAL, "order", "orders");

    RenderMail.Rendered plain = render(order, Tracking.NONE);
    assertThat(plain.mail().html())
        .contains("https://www.example.com/orders/1")
        .doesNotContain("k1.");
    assertThat(new String(plain.mime(), StandardCharsets.UTF_8)).doesNotContain("List-Unsubscribe");
    assertThat(render(order, ALL).mail().html()).contains("/c/k1.", "/o/k1.");
  }

  @Test
  void withoutABaseUrlThereAreNoLinksOfOurOwn() {
    OutboundMail order = mail(MessageClass.TRANSACTIONAL, "order", "orders");

    assertThat(
            new RenderMail(settings(null), new UnregisteredMetricsGroup())
                .render(order, ALL)
                .mail()
                .html())
        .contains("https://www.example.com/orders/1")
        .doesNotContain("/o/", "/c/");
  }

  private MailLink opened(Kind kind, String text) {
    Matcher token = Pattern.compile("/" + kind.letter() + "/(k1\\.[A-Za-z0-9_-]+)").matcher(text);
    assertThat(token.find()).isTrue();
    Opened opened = address.open().open(kind, token.group(1), MONDAY);
    assertThat(opened).isInstanceOf(Opened.Valid.class);
    return ((Opened.Valid) opened).link();
  }

  private RenderMail.Rendered render(OutboundMail mail, Tracking tracking) {
    return new RenderMail(settings(address), new UnregisteredMetricsGroup()).render(mail, tracking);
  }

  private static OutboundMail newsletter() {
    return mail(MessageClass.PROMOTIONAL, "article", "product-news");
  }

  private static OutboundMail mail(MessageClass messageClass, String block, String topic) {
    String definition =
        """
        {"kind":"message","id":"m","version":1,"updatedAt":"2026-01-01T00:00:00Z","class":"%s",\
        "topic":"%s","subject":{"en":"Hello"},"template":"letter","blocks":[{"block":"%s",\
        "with":{"title":{"en":"Search"},"text":{"en":"Finds."},"link":{"en":"How"},"url":"%s"}}],\
        "sample":{}}\
        """
            .formatted(messageClass.wireName(), topic, block, TARGET);
    String data =
        "{\"orderNumber\":\"1\",\"currency\":\"EUR\",\"amount\":12,\"lines\":[],"
            + "\"orderUrl\":\"https://www.example.com/orders/1\"}";
    return new OutboundMail(
        "a".repeat(40),
        messageClass,
        "ada.moreau@lumia.example",
        null,
        new MessageRequest("r-1", "m", "p-ada", data, "[]", null, MONDAY, null, null),
        1,
        definition,
        new Person(
            "p-ada",
            "Ada",
            "Moreau",
            null,
            "ada.moreau@lumia.example",
            null,
            null,
            null,
            MONDAY,
            false),
        topic,
        "en",
        "Europe/Paris",
        MONDAY,
        null);
  }

  private static MailSettings settings(@Nullable TrackAddress address) {
    SenderSettings sender = new SenderSettings("news@lumia.example", null, List.of());
    return new MailSettings(
        Map.of(
            MessageClass.ALERT, sender,
            MessageClass.TRANSACTIONAL, sender,
            MessageClass.PROMOTIONAL, sender),
        null,
        new Brand("Lumia", "#2f5bea", "Lumia, 12 rue du Port, 44000 Nantes", "", null),
        AlertLinks.none(),
        Templates.builtIn(),
        address,
        "inbox",
        null,
        2,
        0,
        0,
        Duration.ofMinutes(1),
        Duration.ofMinutes(1));
  }
}
