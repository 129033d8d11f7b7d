package dev.handoff.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RawRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of a file, whatever pieces the file comes in. */
class NdjsonFormatTest {

  @Test
  void lines_end_with_LF_or_CRLF_and_the_last_one_may_lack_its_end() throws IOException {
    assertThat(texts("one\ntwo\r\nthree")).containsExactly("1: one", "2: two", "3: three");
  }

  @Test
  void blank_lines_are_no_records_but_they_are_counted() throws IOException {
    assertThat(texts("\none\n \t\r\n\ntwo\n\n")).containsExactly("2: one", "5: two");
  }

  @Test
  void an_empty_file_has_no_line() throws IOException {
    assertThat(texts("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4_096, 65_535, 65_536, 65_537, 200_000})
  void a_line_is_whole_wherever_a_block_ends(int length) throws IOException {
    String line = "x".repeat(length - 1) + "y";
    String file = (line + "\n").repeat(3) + line + "\r\n" + line;

    assertThat(texts(file))
        .containsExactly("1: " + line, "2: " + line, "3: " + line, "4: " + line, "5: " + line);
  }

  @Test
  void a_file_that_comes_octet_by_octet_has_the_same_lines() throws IOException {
    assertThat(texts(octetByOctet("one\r\n\ntwo\nthree")))
        .containsExactly("1: one", "3: two", "4: three");
  }

  @Test
  void a_line_of_more_than_2_GiB_is_a_long_line_too() {
    LineBuffer line = new LineBuffer();
    byte[] block = new byte[RawRecord.LIMIT_BYTES];
    for (int blocks = 0; blocks < 130; blocks++) {
      line.add(block, 0, block.length);
    }
    assertThat(line.length()).isEqualTo(Integer.MAX_VALUE);
    assertThat(line.line()).hasSize(DeadLetter.LIMIT_BYTES);
  }

  @Test
  void a_line_of_16_MiB_is_kept_whole_and_of_a_longer_one_its_beginning() throws IOException {
    byte[] file = "a".repeat(2 * RawRecord.LIMIT_BYTES + 3).getBytes(UTF_8);
    file[RawRecord.LIMIT_BYTES] = '\n';
    file[file.length - 2] = '\n';

    List<RawRecord> records = records(new ByteArrayInputStream(file));

    assertThat(records).hasSize(3);
    assertThat(records.get(0).length()).isEqualTo(RawRecord.LIMIT_BYTES);
    assertThat(records.get(0).isCut()).isFalse();
    assertThat(records.get(1).length()).isEqualTo(RawRecord.LIMIT_BYTES);
    assertThat(records.get(2).value()).isEqualTo(new byte[] {'a'});

    file[RawRecord.LIMIT_BYTES] = 'a';
    RawRecord longer = records(new ByteArrayInputStream(file)).get(0);

    assertThat(longer.isCut()).isTrue();
    assertThat(longer.length()).isEqualTo(2 * RawRecord.LIMIT_BYTES + 1);
    assertThat(longer.value()).hasSize(DeadLetter.LIMIT_BYTES).containsOnly('a');
  }

  private static InputStream octetByOctet(String file) {
    return new ByteArrayInputStream(file.getBytes(UTF_8)) {
      @Override
      public int read(byte[] into, int begin, int count) {
        return super.read(into, begin, 1);
      }

      @Override
      public int read(byte[] into) {
        return read(into, 0, into.length);
      }
    };
  }

  private static List<String> texts(String file) throws IOException {
    return texts(new ByteArrayInputStream(file.getBytes(UTF_8)));
  }

  /** Each with its line's number. */
  private static List<String> texts(InputStream file) throws IOException {
    return records(file).stream()
        .map(record -> record.origin().line() + ": " + new String(record.value(), UTF_8))
        .toList();
  }

  private static List<RawRecord> records(InputStream file) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    try (NdjsonFormat.LineReader lines = new NdjsonFormat.LineReader("people", "people", file)) {
      for (RawRecord next = lines.read(); next != null; next = lines.read()) {
        records.add(next);
      }
    }
    return records;
  }
}
