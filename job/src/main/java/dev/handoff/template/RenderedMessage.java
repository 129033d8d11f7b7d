package dev.handoff.template;

import dev.handoff.domain.lint.RenderedBlock;
import java.util.List;

/**
 * A message to a person, ready to be put into MIME.
 *
 * @param html what was measured of its blocks in the HTML part, those that were dropped too
 * @param text the same of the text part
 * @param promotionsDropped whether promotional blocks were left out because they had too large a
 *     share (SPEC section 6, "Transactional first")
 */
public record RenderedMessage(
    RenderedMail mail,
    List<RenderedBlock> html,
    List<RenderedBlock> text,
    boolean promotionsDropped) {}
