/** Floor 1: sketches of distributions. Only here is the sketch library known. */
@NullMarked
package dev.handoff.sketch;

import org.jspecify.annotations.NullMarked;
