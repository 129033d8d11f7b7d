package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the user's own templates: {@code <template>.html.ftlh} and {@code .txt.ftl}, and the
 * same in {@code blocks} (SPEC section 9, "Messages"). It is read once; nothing that leads out of
 * it is. Names that start with a full stop are passed over: volumes of Kubernetes keep the files
 * there and have links to them, which stay inside.
 */
public final class TemplateFolder {
  /** The largest template, in bytes; Gmail shows 102 kB of a mail. */
  public static final int LARGEST = 256 * 1024;

  /**
   * The most that all templates together may have, in bytes, since they travel in the job graph.
   */
  public static final int LARGEST_TOGETHER = 1024 * 1024;

  private static final String OTHER_ENDING = ".ftl";

  private final Path folder;
  private final TreeMap<String, String> texts = new TreeMap<>();
  private final List<TemplateFault> faults = new ArrayList<>();
  private long together;

  private TemplateFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What a folder holds.
   *
   * @param templates those that could be read, over the built-in ones
   * @param faults of files, one or more where a template is missing in {@code templates}, and of
   *     what is in them; their files are named from the folder
   */
  public record Reading(Templates templates, List<TemplateFault> faults) {}

  /**
   * Reads a folder, and tries its templates on samples.
   *
   * @throws IllegalArgumentException when it is no folder or holds no template; to be read after
   *     the folder's name
   */
  public static Reading read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          Files.exists(folder) ? "is no folder" : "is not there; it takes a folder of templates");
    }
    TemplateFolder reading = new TemplateFolder(folder);
    reading.readFiles("");
    if (Files.isDirectory(folder.resolve(Templates.BLOCKS))) {
      reading.readFiles(Templates.BLOCKS);
    }
    if (reading.texts.isEmpty() && reading.faults.isEmpty()) {
      throw new IllegalArgumentException(
          "holds no template; they are named like sales-alert.html.ftlh, sales-alert.txt.ftl or"
              + " blocks/footer.html.ftlh");
    }
    Templates templates = Templates.of(reading.texts);
    reading.faults.addAll(new TemplateCheck(templates).faults());
    return new Reading(templates, List.copyOf(reading.faults));
  }

  private void readFiles(String place) {
    try (Stream<Path> files = Files.list(folder.resolve(place))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !Files.isDirectory(file)) {
          read(place + name, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.resolve(place), e);
    }
  }

  private void read(String name, Path file) {
    boolean template = name.endsWith(Templates.HTML) || name.endsWith(Templates.TEXT);
    if (!template) {
      if (name.contains(OTHER_ENDING)) {
        fault(name, "is not used: a template's name ends in .html.ftlh or .txt.ftl");
      }
      return;
    }
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        fault(name, "is a link that leads out of the folder: put the file itself there");
        return;
      }
      long size = Files.size(file);
      together += size;
      if (size > LARGEST) {
        fault(name, "has " + size + " bytes, more than " + LARGEST + " (256 kB)");
      } else if (together > LARGEST_TOGETHER) {
        fault(name, "is too much: all templates together may have " + LARGEST_TOGETHER + " bytes");
      } else {
        String text = text(name, Files.readAllBytes(file));
        if (text != null) {
          texts.put(name, text);
        }
      }
    } catch (IOException e) {
      fault(name, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private @Nullable String text(String name, byte[] bytes) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (end.isError()) {
      String before = text.toString();
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      faults.add(
          new TemplateFault(name, line, column, "is not UTF-8 from here on; save it as UTF-8"));
      return null;
    }
    String whole = text.toString();
    return whole.startsWith("\ufeff") ? whole.substring(1) : whole;
  }

  private void fault(String name, String message) {
    faults.add(new TemplateFault(name, 1, 1, message));
  }
}
