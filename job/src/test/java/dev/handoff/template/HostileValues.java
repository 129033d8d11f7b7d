package dev.handoff.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Values that try to be something else than text; the same seed gives the same ones. */
final class HostileValues {
  /** Where links of records may lead. */
  static final String PAGES = "https://www.example.com/";

  private static final List<String> PIECES =
      List.of(
          // Lines and headers.
          "\r\n",
          "\n",
          "\r",
          "\u0000",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u000b",
          "\u001b[31m",
          "\u007f",
          "\r\nBcc: evil@evil.example\r\n",
          "\nTo: evil@evil.example",
          "Subject: x",
          "\r\n\r\n<html>",
          "Content-Type: text/html\r\n\r\n",
          "\u760d\u760aBcc: evil@evil.example",
          "\r\n.\r\nQUIT\r\n",
          "=?UTF-8?Q?x=0D=0ABcc:_evil@evil.example?=",
          "=?utf-8?b?DQpCY2M6IHg=?=",
          "=?",
          "?=",
          "=0D=0A",
          "%0d%0aBcc:x",
          ", evil@evil.example",
          "<evil@evil.example>",
          "\"",
          "\\",
          "(comment)",
          ";",
          // Boundaries and long lines.
          "\r\n--=_5d41402abc4b2a76b9719d911017\r\n",
          "--=_",
          "=_r.",
          "--",
          "x".repeat(1_100),
          "=\r\n",
          // HTML.
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "</title></style><b>",
          "--><!--[if mso]>",
          "<![endif]-->",
          "</table></td></tr>",
          "<svg/onload=x>",
          "<!--",
          "-->",
          "<![CDATA[",
          "<plaintext>",
          "<base href=//evil.example>",
          "&lt;script&gt;",
          "&#60;",
          "&amp;",
          "&",
          "&#0;",
          "&#x202e;",
          "<",
          ">",
          "'",
          "`",
          "\u00ab",
          "\u00bb",
          "</bdi>",
          "<a href=x>",
          "\ufe64b\ufe65",
          "\uff1cscript\uff1e",
          "\u2039b\u203a",
          // Links.
          "javascript:alert(1)",
          "JaVaScRiPt&colon;x",
          "data:text/html,<b>",
          "vbscript:x",
          "//evil.example",
          "www.evil.example",
          "evil@evil.example",
          "https://bank.example@evil.example/",
          "mailto:x?bcc=y",
          // CSS.
          "}</style>",
          "expression(x)",
          "url(//evil.example)",
          "/*",
          "*/",
          "@import 'x';",
          "color:red;",
          // Templates, formats, conditions.
          "${7*7}",
          "#{7*7}",
          "[=7*7]",
          "<#include \"/etc/passwd\">",
          "<@page/>",
          "[#assign x=1]",
          "</#if>",
          "{0}",
          "{1}",
          "%s",
          "{{x}}",
          "$x",
          "?no_esc",
          "<#--",
          "' || true || '",
          "') && ('",
          "||",
          "{id}",
          // Characters.
          "\u202e",
          "\u202d",
          "\u2066",
          "\u2067",
          "\u2068",
          "\u2069",
          "\u200b",
          "\u200e",
          "\u200f",
          "\u061c",
          "\ufeff",
          "\u00ad",
          "\u2060",
          "\udb40\udc41",
          "\ud83d",
          "\ude00",
          "\ud83d\ude00",
          "\uffff",
          "\ufffe",
          "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
          "\u0430dm\u0456n",
          "\u0391\u03c1\u03c1le",
          "\u00a0",
          "\u3000",
          "\u05e0\u05d5\u05e2\u05d4 \u05db\u05d4\u05df",
          "\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631 (2026)",
          "\ufdfd",
          "\u0130",
          "\u00df",
          "\u01c5",
          // Layout of the text part.
          "-".repeat(72),
          "=".repeat(72),
          "=".repeat(40),
          "_".repeat(72),
          "* ",
          "  ",
          "\t",
          "> ",
          "From ",
          ".",
          // Plain ones, which the others stand beside.
          "Ada Moreau",
          "Lumia",
          "true",
          "0",
          "Senior Vice President of Everything ".repeat(9),
          "x",
          "-1",
          "null");

  private static final List<String> BAD_LINKS =
      List.of(
          "javascript:",
          "data:text/html,",
          "vbscript:",
          "https://bank.example@evil.example/",
          "file:///",
          "//evil.example/",
          "https:///",
          "ftp://evil.example/",
          "JAVASCRIPT:",
          "\u0001https://",
          "jav\tascript:",
          "https://evil.example/\"onmouseover=",
          "https://evil.example/<script>",
          "");

  private static final List<String> RECIPIENTS =
      List.of(
          "nadia@example.com",
          "${7*7}@example.com",
          "=?utf-8?q?x?=@example.com",
          "{0}@example.com",
          "o'hara+tag@example.com",
          "#{x}|y`z^~@example.com",
          "%0d%0abcc=x@example.com",
          "a&lt;b@example.com".replace(";", ""),
          "chloé@example.com",
          "נועה@example.com",
          "nadia@b\u00fccher.example",
          "\"a,b\"@example.com");

  private final SplittableRandom random;

  HostileValues(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Of a few pieces, now and then of anything, empty or very long. */
  String text() {
    int kind = random.nextInt(20);
    StringBuilder text = new StringBuilder();
    if (kind == 0) {
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
    } else if (kind == 1) {
      text.append(one(PIECES).repeat(1 + random.nextInt(300)));
      text.setLength(Math.min(text.length(), 4_000));
    } else {
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        text.append(one(PIECES)).append(random.nextInt(3) == 0 ? " " : "");
      }
    }
    return text.toString();
  }

  /** One that must not become a link, or one of {@link #PAGES} that must. */
  String link() {
    if (random.nextBoolean()) {
      return PAGES + URLEncoder.encode(text(), StandardCharsets.UTF_8);
    }
    String start = one(BAD_LINKS);
    return start.endsWith("\"onmouseover=")
            || start.endsWith("<script>")
            || start.endsWith("@evil.example/")
        ? start
        : start + one(PIECES);
  }

  /** An address that mail may go to. */
  String recipient() {
    return one(RECIPIENTS);
  }

  /** A condition with a value in it: as CEL has it, or as nobody would write it. */
  String condition() {
    String text = text();
    String quoted = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    return switch (random.nextInt(6)) {
      case 0 -> "group.members.exists(m, m.title == " + quoted + ")";
      case 1 -> "group.status == " + quoted;
      case 2 -> "group.stage != " + quoted + " || group.status == 'x'";
      case 3 -> "group.membersIn(" + quoted + ").size() >= 2";
      case 4 -> "group.moments('" + text + "', 'P7D') > 3";
      default -> text + " group.stage == " + text;
    };
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
