/** Floor 1: key phrases in what people read, ask and download. */
@NullMarked
package dev.handoff.phrase;

import org.jspecify.annotations.NullMarked;
