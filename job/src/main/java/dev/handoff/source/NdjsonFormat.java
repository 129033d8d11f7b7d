package dev.handoff.source;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line as bytes, with the line's number. Lines end with LF or CRLF; the last
 * one may lack its end.
 */
public final class NdjsonFormat extends SimpleStreamFormat<RawRecord> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final String fileName;

  /**
   * @param topic the topic whose records the file holds
   * @param fileName how dead letters name the file
   */
  public NdjsonFormat(String topic, String fileName) {
    this.topic = topic;
    this.fileName = fileName;
  }

  @Override
  public StreamFormat.Reader<RawRecord> createReader(
      Configuration config, FSDataInputStream stream) {
    return new LineReader(topic, fileName, stream);
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }

  /** Reads lines of one stream; a line of nothing but white space holds no record. */
  public static final class LineReader implements StreamFormat.Reader<RawRecord> {

    private static final int BLOCK_BYTES = 1 << 16;

    private final String topic;
    private final String fileName;
    private final InputStream bytes;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final LineBuffer buffer = new LineBuffer();
    private int next;
    private int end;
    private long line;

    public LineReader(String topic, String fileName, InputStream bytes) {
      this.topic = topic;
      this.fileName = fileName;
      this.bytes = bytes;
    }

    @Override
    public @Nullable RawRecord read() throws IOException {
      while (readLine()) {
        if (!buffer.isBlank()) {
          return new RawRecord(
              topic, null, buffer.line(), buffer.length(), Origin.ofFile(fileName, line));
        }
      }
      return null;
    }

    private boolean readLine() throws IOException {
      if (!hasMore()) {
        return false;
      }
      buffer.clear();
      boolean ended = false;
      while (!ended && hasMore()) {
        int begin = next;
        while (next < end && block[next] != '\n') {
          next++;
        }
        buffer.add(block, begin, next - begin);
        ended = next < end;
        next++;
      }
      line++;
      return true;
    }

    private boolean hasMore() throws IOException {
      if (next >= end) {
        next = 0;
        end = bytes.read(block);
      }
      return end > 0;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
