package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import dev.handoff.fixture.AlertBuilder;
import dev.handoff.fixture.Alerts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from web forms and other systems can be anything: it is shown, and does nothing. */
class HostileTextTest {
  private final AlertRenderer renderer =
      new AlertRenderer(
          Brand.standard(), new AlertLinks(null, null, "https://crm.example.com/{id}", null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></style><b>",
        "--><!--[if mso]>"
      })
  void markup_is_shown_as_text(String hostile) {
    String html = renderer.render(everywhere(hostile)).html();
    assertThat(html)
        .doesNotContain(hostile)
        .doesNotContain("<script", "<img", "<b>", "</title></style>", "onmouseover='");
    assertThat(Html.words(html)).contains(hostile.replaceAll(" +", " "));
    assertThat(html.split("<", -1))
        .as("as many tags as with harmless text")
        .hasSameSizeAs(renderer.render(everywhere("harmless")).html().split("<", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${7*7}",
        "#{7*7}",
        "<#include \"/etc/passwd\">",
        "[#assign x=1]",
        "{0} {1}",
        "<@page/>",
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}"
      })
  void what_looks_like_a_template_stays_text(String hostile) {
    RenderedMail mail = renderer.render(everywhere(hostile));
    assertThat(Html.words(mail.html())).contains(hostile).doesNotContain("49");
    assertThat(Html.oneLine(mail.text())).contains(hostile).doesNotContain("49");
  }

  @Test
  void line_breaks_and_control_characters_become_spaces() {
    RenderedMail mail =
        renderer.render(everywhere("a\r\nBcc: x@evil.example\u0000\u001b[31m\u2028b"));
    assertThat(mail.subject())
        .contains("a Bcc: x@evil.example [31m b")
        .doesNotContainPattern("\\p{Cntrl}");
    assertThat(mail.preheader()).doesNotContainPattern("\\p{Cntrl}");
    assertThat(mail.html() + mail.text()).doesNotContain("\r", "\u0000", "\u001b", "\u2028");
  }

  @Test
  void direction_overrides_and_invisible_characters_are_taken_out() {
    RenderedMail mail =
        renderer.render(everywhere("invoice\u202efdp.exe\u2066x\u200b\ufeff\udb40\udc41"));
    assertThat(mail.subject()).contains("invoicefdp.exex");
    assertThat(mail.html() + mail.text() + mail.subject())
        .doesNotContainPattern("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]");
  }

  @Test
  void right_to_left_names_keep_to_themselves() {
    String name = "נועה כהן";
    RenderedMail mail = renderer.render(everywhere(name));
    assertThat(mail.html()).contains("<bdi>\u2068" + name + "\u2069</bdi>");
    assertThat(mail.text()).contains("\u2068" + name + "\u2069");
    assertThat(mail.subject()).contains("\u2068" + name + "\u2069");
  }

  @Test
  void long_text_is_cut_and_the_mail_stays_under_eighty_kilobytes() {
    RenderedMail mail = renderer.render(everywhere("\"&<é".repeat(1_000)));
    assertThat(mail.html().getBytes(UTF_8).length).isLessThan(80_000);
    assertThat(mail.subject().length()).isLessThanOrEqualTo(200);
    RenderedMail titles = renderer.render(everywhere("Vice President ".repeat(20)));
    assertThat(titles.text()).contains("…");
    assertThat(titles.text().lines())
        .filteredOn(line -> !line.contains("https://"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
  }

  @Test
  void broken_and_piled_up_characters_do_no_harm() {
    assertThat(Untrusted.line("a\ud83d", 10)).isEqualTo("a\ufffd");
    assertThat(Untrusted.line("e" + "\u0301".repeat(50), 10)).isEqualTo("e" + "\u0301".repeat(4));
    assertThat(Untrusted.line("😀😀😀", 2)).isEqualTo("😀…");
    assertThat(Untrusted.line("  \n ", 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://bank.example@evil.example/",
        "//evil.example/",
        "https:///nohost",
        "file:///etc/passwd",
        "not a url"
      })
  void only_plain_web_addresses_become_links(String url) {
    assertThat(SafeLink.web(url)).isEmpty();
    assertThat(renderer.render(withActivity("Price list", url)).html())
        .contains("Price list")
        .doesNotContain("evil.example", "javascript:", "data:text", "file:");
  }

  @Test
  void a_link_that_poses_as_another_address_shows_its_real_one() {
    String html =
        renderer
            .render(withActivity("https://bank.example/login", "https://evil.example/phish"))
            .html();
    assertThat(html).contains("evil.example/phish</bdi></a>").doesNotContain("bank.example");
  }

  @Test
  void addresses_and_numbers_cannot_smuggle_anything_into_their_links() {
    assertThat(SafeLink.mail("ada@lumia.example")).isEqualTo("mailto:ada@lumia.example");
    assertThat(SafeLink.mail("a?bcc=x&y@lumia.example"))
        .isEqualTo("mailto:a%3Fbcc%3Dx%26y@lumia.example");
    assertThat(SafeLink.mail("Ada <ada@lumia.example>")).isEmpty();
    assertThat(SafeLink.phone("+33 1 86 95 12 34")).isEqualTo("tel:+33186951234");
    assertThat(SafeLink.phone("call me;ext=1")).isEmpty();
  }

  private static SalesAlert withActivity(String text, String url) {
    AlertMember ada = Alerts.ada();
    RecentActivity activity = new RecentActivity("pageViewed", Alerts.DECIDED_AT, text, url);
    return new AlertBuilder()
        .members(
            new AlertMember(
                ada.personId(),
                ada.name(),
                ada.title(),
                ada.role(),
                95,
                ada.parts(),
                null,
                List.of(activity),
                List.of(),
                null,
                null))
        .build();
  }

  private static SalesAlert everywhere(String text) {
    Moment moment = new Moment(Alerts.DECIDED_AT, "p-1", text, MomentType.WEB, text);
    RecentActivity activity =
        new RecentActivity(text, Alerts.DECIDED_AT, text, "https://www.example.com/?q=%22");
    AlertMember member =
        new AlertMember(
            text,
            text,
            text,
            text,
            50,
            List.of(),
            moment,
            List.of(activity, activity),
            List.of(new OtherGroup(text, text), new OtherGroup(text, text)),
            text,
            text);
    return new AlertBuilder()
        .group(text, text, text)
        .status(text)
        .missingRoles(text, text)
        .topics(text, text)
        .whyNow(
            new WhyNow("group.members.exists(m, m.title == '" + text + "')", text),
            new WhyNow("group.status == 'x'", text))
        .topMembers(new TopMember(text, text, text))
        .summary(text, Origin.MODEL)
        .moments(1, List.of(moment, moment, moment, moment))
        .members(member, member, member, member)
        .recipients(text, text)
        .build();
  }
}
