/** Floor 0: the route stage: a person's last 30 days, once, and the groups that hear of them. */
@NullMarked
package dev.handoff.domain.route;

import org.jspecify.annotations.NullMarked;
