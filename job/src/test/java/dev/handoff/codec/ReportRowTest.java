package dev.handoff.codec;

import static dev.handoff.codec.Records.assertNamesWhatIsMissing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of the report are written as their schema says, and read as they are written. */
class ReportRowTest {

  @Test
  void aRowIsWrittenAsItIsRead() throws Exception {
    for (Example example : Schemas.validExamples("message-report")) {
      ReportRow row = ReportRowReader.read(example.bytes()).items().get(0);
      byte[] written = ReportRowWriter.write(row);
      assertThat(Schemas.faults("message-report", written)).isEmpty();
      assertThat(ReportRowReader.read(written).items()).containsExactly(row);
    }
  }

  @Test
  void theKeyOfTheTopicIsThatOfTheRow() throws Exception {
    List<String> keys =
        Schemas.validExamples("message-report").stream()
            .map(example -> ReportRowReader.read(example.bytes()).items().get(0))
            .map(ReportRowWriter::key)
            .toList();
    assertThat(keys)
        .contains("2026-09-08|promotional|autumn-news|assets-handoff")
        .contains("2026-09-03|alert||assets-handoff");
  }

  @Test
  void bouncesWithoutAClassAreSoft() {
    ReportRow row =
        ReportRowReader.read(
                """
                {"day":"2026-09-08","sent":2,"delivered":1,"opened":0,"clicked":0,"bounced":1,
                 "complained":0,"unsubscribed":0,"suppressed":{},"converted":0,"automated":0}\
                """
                    .getBytes(UTF_8))
            .items()
            .get(0);
    assertThat(row.counts().of(Metric.BOUNCED_SOFT)).isEqualTo(1);
  }

  @Test
  void aRowThatIsWrongIsRejectedByField() throws Exception {
    assertNamesWhatIsMissing(
        "message-report",
        ReportRowReader::read,
        "day",
        "sent",
        "bounced",
        "suppressed",
        "automated");
    assertThat(ReportRowReader.read("[]".getBytes(UTF_8)).rejections()).hasSize(1);
  }
}
