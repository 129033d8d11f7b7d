package dev.handoff.job;

import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import java.util.List;

/** What a job must have before it sends promotional mail (SPEC section 6, "Links"). */
final class PromotionalMail {

  private PromotionalMail() {}

  /**
   * Checks that people will be able to unsubscribe.
   *
   * @param catalog what is published
   * @throws BadOptionsException when it holds a promotional message and there is no {@code
   *     track.base-url}
   */
  static void check(JobSettings settings, List<CatalogEntry> catalog) throws BadOptionsException {
    if (settings.mail() == null || settings.mail().track() != null) {
      return;
    }
    CatalogReader reader = new CatalogReader();
    List<String> promotional =
        catalog.stream()
            .flatMap(entry -> reader.read(entry.json()).items().stream())
            .filter(MessageDefinition.class::isInstance)
            .map(MessageDefinition.class::cast)
            .filter(message -> message.messageClass() == MessageClass.PROMOTIONAL)
            .map(MessageDefinition::id)
            .distinct()
            .sorted()
            .toList();
    if (!promotional.isEmpty()) {
      throw new BadOptionsException(
          List.of(
              TrackOptions.BASE_URL.key()
                  + ": is required with promotional messages, of which the catalog has "
                  + String.join(", ", promotional)));
    }
  }
}
