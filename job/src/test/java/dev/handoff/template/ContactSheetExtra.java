package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.tool.preview.Chromium;
import dev.handoff.tool.preview.MailFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mails of every case on one sheet, as Chromium shows them at 600 and at 360 pixels, to be
 * looked at: {@code mvn -Pextra verify -Dit.test=ContactSheetExtra} writes them into {@code
 * target/contact-sheet}, as pages and as pictures. Run with {@code -Dpictures.update=true} it
 * replaces those in {@code deploy/local/pictures}, made smaller by pngquant where there is one.
 */
class ContactSheetExtra {
  private static final Path SHEETS = Path.of("target/contact-sheet");
  private static final Path PICTURES = Path.of("../deploy/local/pictures");
  private static final int WIDE = 632;
  private static final int PHONE = 360;
  private static final int IN_A_ROW = 5;
  private static final int CUT_AT = 3_000;
  private static final int SHEET_WIDTH = IN_A_ROW * (WIDE + PHONE + 40) + 32;
  private static final String SCALE = "0.5";
  private static final Pattern HEIGHT = Pattern.compile("data-height=\"(\\d+)\"");
  private static final Pattern TOO_WIDE = Pattern.compile("data-too-wide=\"([^\"]*)\"");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void no_mail_is_wider_than_its_window(String scheme) throws Exception {
    Path page = Files.createDirectories(SHEETS).resolve("contact-sheet-" + scheme + ".html");
    Files.writeString(page, sheet(scheme));
    Chromium chromium = Chromium.find();
    assertThat(chromium).as("Chromium on the PATH").isNotNull();
    String shown = chromium.document(page, SHEET_WIDTH);
    assertThat(only(TOO_WIDE, shown)).as("mails that make their reader scroll sideways").isEmpty();
    Path picture = SHEETS.resolve("contact-sheet-" + scheme + ".png");
    chromium.picture(page, SHEET_WIDTH, Integer.parseInt(only(HEIGHT, shown)), SCALE, picture);
    assertThat(picture).isNotEmptyFile();
    if (Boolean.getBoolean("pictures.update")) {
      keep(picture);
    }
  }

  /** English wide and French on a phone in light mode, the other way round in dark mode. */
  private static String sheet(String scheme) {
    boolean light = scheme.equals("light");
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mails, ");
    page.append(scheme).append("</title><style>body{margin:16px;background:#7a828c;");
    page.append("font:600 30px sans-serif;color:#fff}main{display:grid;gap:32px 24px;");
    page.append("grid-template-columns:repeat(").append(IN_A_ROW).append(",max-content)}");
    page.append("section div{display:flex;gap:16px;align-items:flex-start}h2{margin:0 0 8px;");
    page.append("font-size:30px}</style></head><body><main>");
    for (MailCase one : MailCase.values()) {
      page.append("<section><h2>").append(one.fileName()).append("</h2><div>");
      page.append(frame(one, light ? "en" : "fr", WIDE, scheme));
      page.append(frame(one, light ? "fr" : "en", PHONE, scheme));
      page.append("</div></section>");
    }
    page.append("</main>").append(MailFrames.script(CUT_AT));
    return page.append("</body></html>").toString();
  }

  private static String frame(MailCase one, String locale, int width, String scheme) {
    String title = one.fileName() + "-" + locale + " at " + width;
    return MailFrames.frame(title, one.render(locale).page(), width, scheme);
  }

  private static void keep(Path picture) throws IOException, InterruptedException {
    Path kept = PICTURES.resolve(picture.getFileName());
    List<Path> quantizer = programs("pngquant");
    if (quantizer.isEmpty()) {
      Files.write(kept, Files.readAllBytes(picture));
    } else {
      run(
          List.of(
              quantizer.get(0).toString(),
              "--force",
              "--output=" + kept.toAbsolutePath(),
              "64",
              picture.toAbsolutePath().toString()));
    }
    assertThat(Files.size(kept)).isLessThan(1_000_000);
  }

  private static String only(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(pattern.pattern()).isTrue();
    return found.group(1);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(command.get(0)).isZero();
    return out;
  }

  private static List<Path> programs(String... names) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(":", -1)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .toList();
  }
}
