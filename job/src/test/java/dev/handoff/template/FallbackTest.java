package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.fixture.AlertBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mail whose own template cannot be filled has the built-in look, and somebody is told. */
class FallbackTest {
  private static final SalesAlert LUMIA = new AlertBuilder().status("Interest").build();

  private final List<TemplateFault> faults = new ArrayList<>();

  @Test
  void the_part_that_cannot_be_filled_is_the_built_in_one_and_the_other_stays() {
    AlertRenderer renderer =
        renderer(
            Map.of(
                "sales-alert.html.ftlh", "<p>${alert.group.status?number}</p>",
                "sales-alert.txt.ftl", "Call them: ${alert.group.name}\n"));
    RenderedMail mail = renderer.render(LUMIA);
    RenderedMail builtIn = new AlertRenderer(Brand.standard(), AlertLinks.none()).render(LUMIA);
    assertThat(mail.html()).isEqualTo(builtIn.html());
    assertThat(mail.text()).isEqualTo("Call them: Experience Manager Assets for Lumia\n");
    assertThat(faults)
        .extracting(TemplateFault::place)
        .containsExactly("sales-alert.html.ftlh:1:4");
  }

  @Test
  void a_place_says_nothing_of_what_the_mail_shows() {
    renderer(Map.of("sales-alert.html.ftlh", "${alert.group.status?number}")).render(LUMIA);
    assertThat(faults.get(0).message()).contains("Interest");
    assertThat(faults.get(0).place()).doesNotContain("Interest");
  }

  @Test
  void a_template_that_ran_out_of_bounds_is_not_tried_again() {
    AlertRenderer renderer =
        renderer(Map.of("sales-alert.txt.ftl", "<#list 1.. as i>${i}</#list>"));
    renderer.render(LUMIA);
    renderer.render(LUMIA);
    assertThat(faults).hasSize(2);
    assertThat(faults.get(0)).isSameAs(faults.get(1));
  }

  @Test
  void what_attempt_catches_does_not_save_a_template_from_its_bounds() {
    renderer(
            Map.of(
                "sales-alert.txt.ftl",
                "<#attempt><#list 1.. as i>${i}</#list><#recover>saved</#attempt>"))
        .render(LUMIA);
    assertThat(faults).hasSize(1);
  }

  private AlertRenderer renderer(Map<String, String> own) {
    return new AlertRenderer(Brand.standard(), AlertLinks.none(), Templates.of(own), faults::add);
  }
}
