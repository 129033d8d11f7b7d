package dev.handoff.tool.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.template.TemplateFault;
import dev.handoff.template.TemplateSyntax;
import dev.handoff.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of the user's own templates (SPEC section 9, "Messages"): each can be read, and those
 * that messages name are there, in the folder or in the jar.
 */
final class TemplateFolder {

  private static final List<String> ENDINGS = List.of(".html.ftlh", ".txt.ftl");
  private static final Pattern INTENT = Pattern.compile("<#--\\s*intent:(.*?)-->.*");
  private static final List<String> INTENTS = List.of("transactional", "promotional", "neutral");

  private final Path folder;

  TemplateFolder(Path folder) {
    this.folder = folder;
  }

  /** What is wrong with the templates themselves. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Path file : files()) {
      String text = text(file);
      TemplateFault fault = TemplateSyntax.faultOf(file.getFileName().toString(), text);
      if (fault != null) {
        findings.add(
            new Finding(file.toString(), fault.line(), fault.column(), "", "", fault.message()));
      }
      Matcher intent = INTENT.matcher(text.lines().findFirst().orElse(""));
      if (intent.matches() && !INTENTS.contains(intent.group(1).strip())) {
        findings.add(
            new Finding(
                file.toString(),
                1,
                1 + intent.start(1),
                "",
                "",
                "the intent of a block is " + String.join(", ", INTENTS)));
      }
    }
    return findings;
  }

  /** What a message names that is neither here nor in the jar. */
  List<Finding> missing(Definition definition, SourceDefinition source) {
    List<Finding> findings = new ArrayList<>();
    if (definition instanceof MessageDefinition message) {
      addMissing("", message.template(), "template", source, findings);
      for (int i = 0; i < message.blocks().size(); i++) {
        String path = "blocks[" + i + "].block";
        addMissing("blocks/", message.blocks().get(i).block(), path, source, findings);
      }
    }
    return findings;
  }

  private void addMissing(
      String place, String name, String path, SourceDefinition source, List<Finding> findings) {
    List<String> missing =
        ENDINGS.stream()
            .map(ending -> place + name + ending)
            .filter(file -> !Files.isRegularFile(folder.resolve(file)))
            .filter(file -> !Templates.isBuiltIn(file))
            .toList();
    if (!missing.isEmpty()) {
      findings.add(
          source.finding(
              path, "there is no " + String.join(" and no ", missing) + " in " + folder));
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " as UTF-8", e);
    }
  }
}
