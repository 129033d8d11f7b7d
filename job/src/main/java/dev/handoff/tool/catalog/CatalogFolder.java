package dev.handoff.tool.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The definitions in files and folders: {@code *.yaml}, {@code *.yml}, {@code *.json} (one, or a
 * list) and {@code *.ndjson} (one a line). Other files in a folder are left alone.
 */
final class CatalogFolder {

  /** The longest file that is read: 16 MiB, as for a record. */
  static final int LONGEST_FILE = 16 * 1024 * 1024;

  private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json", "ndjson");

  private final List<SourceDefinition> definitions = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Reads them all.
   *
   * @param paths each a file or a folder, which is walked
   * @throws UncheckedIOException when a file cannot be read
   */
  CatalogFolder(List<Path> paths) {
    for (Path path : paths) {
      filesOf(path).forEach(this::read);
    }
  }

  /** The definitions in the order of files and, within each, of the text. */
  List<SourceDefinition> definitions() {
    return definitions;
  }

  /** What in the files is no definition. */
  List<Finding> findings() {
    return findings;
  }

  /**
   * The files of definitions at a path, sorted; those whose names begin with a dot are left out.
   */
  static List<Path> filesOf(Path path) {
    if (!Files.isDirectory(path)) {
      return isDefinitions(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> Files.isRegularFile(file) && isDefinitions(file))
          .filter(file -> !isHidden(path.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDefinitions(Path file) {
    return ENDINGS.contains(ending(file));
  }

  private static String ending(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void read(Path file) {
    String text;
    try {
      if (Files.size(file) > LONGEST_FILE) {
        findings.add(unreadable(file, "is longer than 16 MiB"));
        return;
      }
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (CharacterCodingException e) {
      findings.add(unreadable(file, "is not UTF-8"));
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    SourceText source =
        new SourceText(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    SourceSink sink = sinkOf(source);
    switch (ending(file)) {
      case "json" -> JsonSource.read(source, sink);
      case "ndjson" -> JsonSource.readLines(source, sink);
      default -> YamlSource.read(source, sink);
    }
  }

  private SourceSink sinkOf(SourceText source) {
    return new SourceSink() {
      @Override
      public void definition(ObjectNode json, Map<String, Integer> places) {
        definitions.add(new SourceDefinition(source, json, places));
      }

      @Override
      public void fault(int offset, String message) {
        SourceText.Place place = source.placeOf(offset);
        findings.add(new Finding(source.file(), place.line(), place.column(), "", "", message));
      }
    };
  }

  private static Finding unreadable(Path file, String why) {
    return new Finding(file.toString(), 1, 1, "", "", why);
  }
}
