/** Floor 0: the track stage: a buying group's last snapshot, and who joined or left. */
@NullMarked
package dev.handoff.domain.track;

import org.jspecify.annotations.NullMarked;
