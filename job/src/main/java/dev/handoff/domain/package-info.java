/**
 * Floor 0: what a marketer would recognise, as plain Java. Records and pure logic only; no Flink,
 * no JSON, no mail.
 *
 * <p>The rooms, each using only those before it: {@code definition}, {@code activity}, {@code
 * group}, {@code engagement}, {@code journey}, {@code catalog}, {@code alert}, {@code evaluation};
 * {@code message} and {@code deadletter} stand by themselves. Input records do not judge what they
 * hold: the codec does, so that state written by an older version always reads back.
 */
@NullMarked
package dev.handoff.domain;

import org.jspecify.annotations.NullMarked;
