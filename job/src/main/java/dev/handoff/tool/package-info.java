/** Floor 5: the command line. */
@NullMarked
package dev.handoff.tool;

import org.jspecify.annotations.NullMarked;
