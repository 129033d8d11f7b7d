package dev.handoff.template;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A brand's logo: a PNG or JPEG picture that travels inside the mail (option {@code brand.logo}),
 * so that nothing is fetched when the mail is read.
 */
public final class Logo implements Serializable {
  /** The largest file, in bytes: a mail that is heavier for its logo than for its news is wrong. */
  public static final int LARGEST = 50 * 1024;

  private static final long serialVersionUID = 1L;
  private static final int HIGHEST_SHOWN = 36;
  private static final int WIDEST_SHOWN = 220;
  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int JPEG = 0xffd8;

  private final byte[] bytes;
  private final boolean png;
  private final int width;
  private final int height;

  private Logo(byte[] bytes, boolean png, int width, int height) {
    this.bytes = bytes;
    this.png = png;
    this.width = width;
    this.height = height;
  }

  /**
   * The picture in these bytes.
   *
   * @throws IllegalArgumentException when it is neither PNG nor JPEG, or too large; the message
   *     says what it takes
   */
  public static Logo of(byte[] file) {
    if (file.length > LARGEST) {
      throw new IllegalArgumentException(
          "has " + file.length + " bytes, more than " + LARGEST + " (50 kB)");
    }
    ByteBuffer in = ByteBuffer.wrap(file.clone());
    try {
      if (file.length >= 24 && in.getLong(0) == PNG) {
        return sized(file, true, in.getInt(16), in.getInt(20));
      }
      if (file.length >= 4 && Short.toUnsignedInt(in.getShort(0)) == JPEG) {
        return jpeg(file, in);
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("is cut off: it is no whole PNG or JPEG picture", e);
    }
    throw new IllegalArgumentException("takes a PNG or JPEG picture");
  }

  /** {@code image/png} or {@code image/jpeg}. */
  public String type() {
    return png ? "image/png" : "image/jpeg";
  }

  /** The Content-ID without angle brackets: it follows from the picture. */
  public String contentId() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "logo." + HexFormat.of().formatHex(hash, 0, 8) + "@handoff.dev";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The picture. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The picture as a URL of its own, for pages that are no mail. */
  String dataUrl() {
    return "data:" + type() + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /** Width to show it with, in CSS pixels: at most 36 high and 220 wide, never enlarged. */
  int shownWidth() {
    return Math.max(1, (int) Math.round(width * scale()));
  }

  /** Height to show it with, in CSS pixels. */
  int shownHeight() {
    return Math.max(1, (int) Math.round(height * scale()));
  }

  private double scale() {
    return Math.min(1.0, Math.min((double) HIGHEST_SHOWN / height, (double) WIDEST_SHOWN / width));
  }

  private static Logo sized(byte[] file, boolean png, int width, int height) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("is a picture without a size");
    }
    return new Logo(file.clone(), png, width, height);
  }

  /** Goes from segment to segment to the start of the frame, which knows the size (ITU-T T.81). */
  private static Logo jpeg(byte[] file, ByteBuffer in) {
    int at = 2;
    while (true) {
      int marker = Short.toUnsignedInt(in.getShort(at));
      boolean frame =
          marker >= 0xffc0
              && marker <= 0xffcf
              && marker != 0xffc4
              && marker != 0xffc8
              && marker != 0xffcc;
      if (frame) {
        int height = Short.toUnsignedInt(in.getShort(at + 5));
        int width = Short.toUnsignedInt(in.getShort(at + 7));
        return sized(file, false, width, height);
      }
      int length = Short.toUnsignedInt(in.getShort(at + 2));
      if (marker < 0xff00) {
        throw new IllegalArgumentException("is no PNG or JPEG picture");
      }
      at += 2 + length;
    }
  }
}
