package dev.handoff.link;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.link.MailLink.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link as the few bytes that are sealed. Tokens live for years: a form is read for ever. */
final class LinkBytes {

  private static final int FORM = 1;
  private static final int MESSAGE_ID = 20;
  private static final List<MessageClass> CLASSES =
      List.of(MessageClass.ALERT, MessageClass.TRANSACTIONAL, MessageClass.PROMOTIONAL);

  private LinkBytes() {}

  /**
   * The bytes of a link.
   *
   * @throws IllegalArgumentException when the messageId is no hash, or a text is longer than 65,535
   *     bytes
   */
  static byte[] of(MailLink link) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeByte(CLASSES.indexOf(link.messageClass()));
      out.writeInt((int) link.askedAt().getEpochSecond());
      byte[] messageId = HexFormat.of().parseHex(link.messageId());
      if (messageId.length != MESSAGE_ID) {
        throw new IllegalArgumentException("not a messageId: \"" + link.messageId() + "\"");
      }
      out.write(messageId);
      out.writeUTF(link.personId());
      out.writeUTF(link.recipient());
      out.writeUTF(link.message());
      out.writeUTF(link.topic());
      out.writeUTF(link.locale());
      out.writeUTF(link.target() == null ? "" : link.target());
    } catch (IOException e) {
      throw new IllegalArgumentException("a link of " + link.messageId() + " is too long", e);
    }
    return bytes.toByteArray();
  }

  /** The link of these bytes; null when they are of no form that is known here. */
  static @Nullable MailLink read(Kind kind, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORM) {
        return null;
      }
      MessageClass messageClass = CLASSES.get(in.readByte());
      Instant askedAt = Instant.ofEpochSecond(Integer.toUnsignedLong(in.readInt()));
      String messageId = HexFormat.of().formatHex(in.readNBytes(MESSAGE_ID));
      String personId = in.readUTF();
      String recipient = in.readUTF();
      String message = in.readUTF();
      String topic = in.readUTF();
      String locale = in.readUTF();
      String target = in.readUTF();
      return new MailLink(
          kind,
          messageId,
          personId,
          recipient,
          messageClass,
          message,
          topic,
          locale,
          askedAt,
          target.isEmpty() ? null : target);
    } catch (IOException e) {
      throw new UncheckedIOException("what was sealed here is whole", e);
    }
  }
}
