package dev.handoff.template;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {

  @ParameterizedTest
  @CsvSource({
    "png, image/png, 240, 72, 120, 36",
    "jpg, image/jpeg, 240, 72, 120, 36",
    "png, image/png, 16, 16, 16, 16",
    "jpg, image/jpeg, 900, 60, 220, 15",
    "png, image/png, 2, 600, 1, 36"
  })
  void a_picture_is_shown_as_large_as_there_is_room_and_never_enlarged(
      String format, String type, int width, int height, int shownWidth, int shownHeight) {
    Logo logo = Logo.of(Pictures.plain(format, width, height));
    assertThat(logo.type()).isEqualTo(type);
    assertThat(logo.shownWidth()).isEqualTo(shownWidth);
    assertThat(logo.shownHeight()).isEqualTo(shownHeight);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "\u0089PNG"})
  void anything_but_png_and_jpeg_is_refused(String file) {
    assertThatThrownBy(() -> Logo.of(file.getBytes(ISO_8859_1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes a PNG or JPEG picture");
  }

  @Test
  void a_picture_that_is_cut_off_is_refused_wherever_the_cut_is() {
    byte[] jpeg = Pictures.plain("jpg", 240, 72);
    for (int end = 4; end < 24; end++) {
      byte[] cut = Arrays.copyOf(jpeg, end);
      assertThatThrownBy(() -> Logo.of(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_picture_of_more_than_50_kilobytes_is_refused() {
    byte[] large = Arrays.copyOf(Pictures.plain("png", 10, 10), Logo.LARGEST + 1);
    assertThatThrownBy(() -> Logo.of(large)).hasMessageContaining("50 kB");
    assertThat(Logo.of(Arrays.copyOf(large, Logo.LARGEST)).shownWidth()).isEqualTo(10);
  }

  @Test
  void the_content_id_follows_from_the_picture() {
    Logo logo = Logo.of(Pictures.plain("png", 10, 10));
    assertThat(logo.contentId()).matches("logo\\.[0-9a-f]{16}@handoff\\.dev");
    assertThat(Logo.of(Pictures.plain("png", 10, 10)).contentId()).isEqualTo(logo.contentId());
    assertThat(Logo.of(Pictures.plain("png", 10, 11)).contentId()).isNotEqualTo(logo.contentId());
  }

  @Test
  void the_mail_names_the_picture_and_a_page_has_it_inside() {
    RenderedMail mail = MailCase.LOGO.render("en");
    Logo logo = Logo.of(Pictures.wordmark());
    assertThat(mail.html())
        .contains("src=\"cid:" + logo.contentId() + "\" width=\"120\" height=\"36\"")
        .contains("alt=\"Côté Ventes\"")
        .doesNotContain("data:");
    assertThat(mail.page()).contains("src=\"data:image/png;base64,iVBORw0").doesNotContain("cid:");
    RenderedMail plain =
        new AlertRenderer(Brand.standard(), AlertLinks.none()).render(Alerts.full("en"));
    assertThat(plain.page()).isEqualTo(plain.html()).doesNotContain("<img");
    assertThat(plain.logo()).isNull();
  }
}
