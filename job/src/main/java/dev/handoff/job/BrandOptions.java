package dev.handoff.job;

import dev.handoff.template.Brand;
import dev.handoff.template.Logo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.jspecify.annotations.Nullable;

/** Reads {@code brand.*}. The logo's file is read here, at submit: no task looks for it. */
final class BrandOptions {
  private BrandOptions() {}

  /** Whose mail it is; Handoff's own look, with the faults in {@code values}, where it is wrong. */
  static Brand read(OptionValues values) {
    Logo logo = logo(values, values.get(HandoffOptions.BRAND_LOGO));
    return values.checked(
        () ->
            new Brand(
                text(values, HandoffOptions.BRAND_NAME),
                text(values, HandoffOptions.BRAND_COLOUR),
                text(values, HandoffOptions.BRAND_FOOTER),
                text(values, HandoffOptions.BRAND_CONTACT),
                logo),
        Brand.standard());
  }

  private static String text(OptionValues values, ConfigOption<String> option) {
    return values.orElse(option, option.defaultValue());
  }

  private static @Nullable Logo logo(OptionValues values, @Nullable String file) {
    if (file == null) {
      return null;
    }
    String fault = HandoffOptions.BRAND_LOGO.key() + ": \"" + file + "\" ";
    try {
      return logo(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      values.fault(fault + "cannot be read");
    } catch (IllegalArgumentException e) {
      values.fault(fault + e.getMessage());
    }
    return null;
  }

  /** Looks at the size first: a file named by mistake may be of any size. */
  private static Logo logo(Path path) throws IOException {
    long size = Files.size(path);
    if (size > Logo.LARGEST) {
      throw new IllegalArgumentException("has " + size + " bytes, more than " + Logo.LARGEST);
    }
    return Logo.of(Files.readAllBytes(path));
  }
}
