package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"#2f5bea", "#ffcc00", "#ffffff", "#000000", "#e4002b", "#808080", "#00ff88"})
  void whatever_the_brand_s_colour_text_in_it_can_be_read(String colour) {
    Palette palette = Palette.of(colour);
    assertThat(Contrast.of(palette.onBrand(), palette.brand())).isGreaterThan(4.5);
    for (String background : new String[] {"#ffffff", "#eaeff6", palette.tint()}) {
      assertThat(Contrast.of(palette.ink(), background)).as(background).isGreaterThan(4.5);
    }
    for (String background : new String[] {"#0f151d", "#1b2430", palette.darkTint()}) {
      assertThat(Contrast.of(palette.darkInk(), background)).as(background).isGreaterThan(4.5);
    }
  }

  @Test
  void a_colour_is_six_hexadecimal_digits_so_that_it_cannot_be_more() {
    assertThatThrownBy(() -> new Brand("Lumia", "#fff;background:url(x)", "", "", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("brand.colour");
  }
}
