package dev.handoff.tool.catalog;

import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.template.TemplateFolder;
import dev.handoff.template.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a catalog's messages are made from: a folder of the user's own templates over the built-in
 * ones, read and tried as the job does, in which those that messages name are there.
 */
final class MessageTemplates {

  private final Path folder;
  private final TemplateFolder.Reading reading;

  /**
   * @throws IllegalArgumentException when it is no folder or holds no template; to be read after
   *     the folder's name
   */
  MessageTemplates(Path folder) {
    this.folder = folder;
    this.reading = TemplateFolder.read(folder);
  }

  /** The templates, without those that have faults. */
  Templates templates() {
    return reading.templates();
  }

  /** What is wrong with the templates themselves. */
  List<Finding> findings() {
    return reading.faults().stream()
        .map(
            fault ->
                new Finding(
                    folder.resolve(fault.file()).toString(),
                    fault.line(),
                    fault.column(),
                    "",
                    "",
                    fault.message()))
        .toList();
  }

  /** What a message names that is neither here nor in the jar. */
  List<Finding> missing(Definition definition, SourceDefinition source) {
    List<Finding> findings = new ArrayList<>();
    if (definition instanceof MessageDefinition message) {
      addMissing(message.template(), "template", source, findings);
      for (int i = 0; i < message.blocks().size(); i++) {
        String path = "blocks[" + i + "].block";
        addMissing(Templates.BLOCKS + message.blocks().get(i).block(), path, source, findings);
      }
    }
    return findings;
  }

  private void addMissing(
      String name, String path, SourceDefinition source, List<Finding> findings) {
    List<String> missing =
        Stream.of(name + Templates.HTML, name + Templates.TEXT)
            .filter(file -> !reading.templates().has(file) && !isFaulty(file))
            .toList();
    if (!missing.isEmpty()) {
      findings.add(
          source.finding(
              path, "there is no " + String.join(" and no ", missing) + " in " + folder));
    }
  }

  /** One that could not be read has its own finding. */
  private boolean isFaulty(String file) {
    return reading.faults().stream().anyMatch(fault -> fault.file().equals(file));
  }
}
