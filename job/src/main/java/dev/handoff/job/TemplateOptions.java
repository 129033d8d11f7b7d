package dev.handoff.job;

import dev.handoff.template.TemplateFault;
import dev.handoff.template.TemplateFolder;
import dev.handoff.template.Templates;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads {@code templates.dir}, here, at submit: no task looks for it. A template with a fault is a
 * fault of the option.
 */
final class TemplateOptions {
  private TemplateOptions() {}

  /** The user's own templates over the built-in ones; with faults, the built-in ones. */
  static Templates read(OptionValues values) {
    String folder = values.get(HandoffOptions.TEMPLATES_DIR);
    if (folder == null) {
      return Templates.builtIn();
    }
    String fault = HandoffOptions.TEMPLATES_DIR.key() + ": ";
    try {
      TemplateFolder.Reading reading = TemplateFolder.read(Path.of(folder));
      reading.faults().stream()
          .map(one -> fault + text(Path.of(folder), one))
          .forEach(values::fault);
      return reading.faults().isEmpty() ? reading.templates() : Templates.builtIn();
    } catch (UncheckedIOException | InvalidPathException e) {
      values.fault(fault + "\"" + folder + "\" cannot be read");
    } catch (IllegalArgumentException e) {
      values.fault(fault + "\"" + folder + "\" " + e.getMessage());
    }
    return Templates.builtIn();
  }

  private static String text(Path folder, TemplateFault fault) {
    return folder.resolve(fault.file())
        + ":"
        + fault.line()
        + ":"
        + fault.column()
        + ": "
        + fault.message();
  }
}
