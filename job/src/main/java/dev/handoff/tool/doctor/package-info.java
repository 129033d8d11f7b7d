/**
 * Floor 5: looks at a configuration before the first mail: the server, the records of the domains,
 * who may get alerts; and says what to change, with the line for the zone file.
 */
@NullMarked
package dev.handoff.tool.doctor;

import org.jspecify.annotations.NullMarked;
