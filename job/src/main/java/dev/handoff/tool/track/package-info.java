/**
 * Floor 5: the service that the links of mails lead to (SPEC section 6, "Links"): unsubscribe,
 * choice of topics, clicks and opens. It keeps nothing: what people say goes to the topics.
 */
@NullMarked
package dev.handoff.tool.track;

import org.jspecify.annotations.NullMarked;
