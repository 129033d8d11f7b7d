/** Floor 5: options, wiring, main. The two pipelines are the picture in code. */
@NullMarked
package dev.handoff.job;

import org.jspecify.annotations.NullMarked;
