package dev.handoff.domain.message;

import static dev.handoff.domain.message.BounceClass.HARD;
import static dev.handoff.domain.message.BounceClass.MESSAGE_FAULT;
import static dev.handoff.domain.message.BounceClass.RECIPIENT_SOFT;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What replies say in words, where their codes say nothing or are known to say something else.
 * Guesses: they are asked last, and the careful answer first.
 */
final class BounceWords {

  /** Words that a known server uses beside a code that does not fit. */
  private record Known(String code, Pattern words, BounceClass bounceClass) {}

  private record Phrase(BounceClass bounceClass, Pattern words) {}

  private static final List<Known> EXCEPTIONS =
      List.of(
          // Gmail: a mailbox that gets too much at once is not shut.
          exception("2.1", "at a rate|too (?:quickly|fast)", RECIPIENT_SOFT),
          // Exchange Online: not in the tenant's directory.
          exception("4.1", "recipient address rejected", HARD),
          // Outlook.com: no such mailbox.
          exception("5.0", "mailbox unavailable", HARD),
          // Postgrey and others: come again.
          exception("7.*", "gr[ea]y-?list", RECIPIENT_SOFT));

  private static final List<Phrase> PHRASES =
      List.of(
          phrase(
              MESSAGE_FAULT,
              "spam|\\bblock(?:ed|ed using|list)|blacklist|deny"
                  + " ?list|reputation|\\bdnsbl\\b|\\brbl\\b|spamhaus|barracuda|policy|\\bdmarc\\b|\\bspf\\b|\\bdkim\\b|not"
                  + " authenticated|unauthenticated|relay(?:ing)? (?:access"
                  + " )?(?:denied|not)|relaying|virus|malware|phish|content"
                  + " (?:rejected|refused|denied|filter)|attachment|message"
                  + " rejected|unsolicited|bulk mail|too (?:large|big|long)|size"
                  + " (?:limit|exceed)|exceeds? .{0,40}size|sender"
                  + " .{0,40}(?:reject|denied|verify|not exist|refused)|envelope sender|return"
                  + " path|access denied|not allowed to send|authentication required|rate"
                  + " limit|trop (?:gros|volumineux)|zu gro(?:ß|ss)|demasiado"
                  + " grande|indésirable|unerwünscht|no deseado|indesiderat|muito grande|te groot"),
          phrase(
              RECIPIENT_SOFT,
              "mailbox .{0,20}full|(?:over|exceed\\w*|out of) .{0,30}quota|quota .{0,20}exceed|over"
                  + " ?quota|insufficient (?:disk|system|storage)|storage|gr[ea]y-?list|try"
                  + " (?:again|later)|temporar|too many (?:connections|messages)|timed?"
                  + " ?out|connection refused|no route to host|server busy|boîte"
                  + " .{0,30}pleine|quota .{0,20}dépass|postfach .{0,30}voll|speicherplatz|buzón"
                  + " .{0,30}llen|buz[oó]n lleno|casella .{0,30}piena|caixa .{0,30}cheia|mailbox"
                  + " .{0,30}vol\\b"),
          phrase(
              HARD,
              "(?:user|mailbox|recipient|account|address|addressee|alias)\\b.{0,30}(?:unknown|not"
                  + " found|not exist|n['o]t exist|doesn'?t exist|does not have|doesn'?t have|no"
                  + " longer|disabled|deactivated|inactive|invalid|undeliverable|unrouteable|unavailable)|(?:unknown|no"
                  + " such|invalid|unrouteable|non-?existent|bad|inactive|disabled)"
                  + " .{0,20}(?:user|mailbox|recipient|account|address|person|local part)|no"
                  + " mailbox (?:here )?by that name|not a (?:valid|known)"
                  + " (?:user|mailbox|recipient|address)|not our customer|no longer"
                  + " (?:works|employed|with|valid|in use)|this user doesn'?t"
                  + " have|(?:host|domain)(?: or domain name)? (?:name )?(?:not"
                  + " found|unknown)|unknown (?:host|domain)|nxdomain|no such"
                  + " (?:host|domain)|couldn'?t find any host|utilisateur"
                  + " .{0,20}(?:inconnu|inexistant)|adresse"
                  + " .{0,30}(?:inconnue|inexistante|invalide)|n'existe pas|destinataire"
                  + " .{0,20}inconnu|compte"
                  + " .{0,20}(?:inexistant|désactivé)|(?:empfänger|benutzer|adresse|postfach)"
                  + " .{0,30}(?:unbekannt|existiert nicht|nicht gefunden|ungültig)|unbekannte[rn]?"
                  + " (?:empfänger|benutzer)|(?:usuario|destinatario|direcci[oó]n|cuenta|buz[oó]n)"
                  + " .{0,30}(?:desconocid|no"
                  + " existe|inexistente)|(?:utente|destinatario|casella|indirizzo)"
                  + " .{0,30}(?:sconosciut|inesistente|non"
                  + " esiste)|(?:usuário|destinatário|conta|caixa) .{0,30}(?:desconhecid|não"
                  + " existe|inexistente)|(?:gebruiker|ontvanger|adres) .{0,30}(?:onbekend|bestaat"
                  + " niet)"));

  private BounceWords() {}

  /** The class that a known server means with this code and these words, or null. */
  static @Nullable BounceClass beside(EnhancedStatus status, String lowerCase) {
    for (Known known : EXCEPTIONS) {
      boolean fits =
          known.code().equals(status.withoutKind()) || known.code().equals(status.subject() + ".*");
      if (fits && status.kind() != 2 && known.words().matcher(lowerCase).find()) {
        return BounceTable.forNow(status, known.bounceClass());
      }
    }
    return null;
  }

  /** The class that the words alone suggest, or null. */
  static @Nullable BounceClass alone(String lowerCase) {
    for (Phrase phrase : PHRASES) {
      if (phrase.words().matcher(lowerCase).find()) {
        return phrase.bounceClass();
      }
    }
    return null;
  }

  private static Known exception(String code, String words, BounceClass bounceClass) {
    return new Known(code, Pattern.compile(words), bounceClass);
  }

  private static Phrase phrase(BounceClass bounceClass, String words) {
    return new Phrase(bounceClass, Pattern.compile(words));
  }
}
