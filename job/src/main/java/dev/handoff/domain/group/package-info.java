/** Floor 0: people, buying groups, the roles they should have, and how complete a group is. */
@NullMarked
package dev.handoff.domain.group;

import org.jspecify.annotations.NullMarked;
