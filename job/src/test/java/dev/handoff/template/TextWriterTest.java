package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TextWriterTest {

  @Test
  void all_that_is_written_is_there_however_much_was_expected() throws IOException {
    TextWriter out = new TextWriter(1);
    out.write('a');
    out.write("été");
    out.write("(\u202fx)", 1, 2);
    out.write("<b>".toCharArray());
    out.write("<br>".toCharArray(), 1, 2);
    out.append("\ud83d\ude00").append('.');

    assertThat(out).hasToString("aété\u202fx<b>br\ud83d\ude00.");
  }

  @Test
  void nothing_written_is_no_text() {
    assertThat(new TextWriter(0)).hasToString("");
  }
}
