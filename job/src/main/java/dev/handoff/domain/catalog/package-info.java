/** Floor 0: the marketer's definitions and which of them are in force at an instant. */
@NullMarked
package dev.handoff.domain.catalog;

import org.jspecify.annotations.NullMarked;
