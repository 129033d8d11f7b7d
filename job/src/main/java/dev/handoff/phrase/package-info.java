/** Floor 1: topics of interest in what people read, ask and download. */
@NullMarked
package dev.handoff.phrase;

import org.jspecify.annotations.NullMarked;
