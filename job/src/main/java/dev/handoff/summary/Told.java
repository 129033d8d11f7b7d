package dev.handoff.summary;

import dev.handoff.domain.alert.SalesAlert;
import org.jspecify.annotations.Nullable;

/**
 * A summary as it came about.
 *
 * @param summary the text, and who wrote it
 * @param reason why the rules wrote it although there is a model; null when the model did
 */
public record Told(SalesAlert.Summary summary, @Nullable Fallback reason) {}
