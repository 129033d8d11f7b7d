/**
 * Floor 0: what a marketer would recognise, as plain Java. Records and pure logic only; no Flink,
 * no JSON, no mail.
 *
 * <p>The rooms, each using only those before it: {@code definition}, {@code activity}, {@code
 * deadletter}, {@code group}, {@code engagement}, {@code calibration}, {@code insight}, {@code
 * journey}, {@code alert}, {@code message}, {@code catalog}, {@code gate}, {@code lint}, {@code
 * exchange}; then the stages {@code track}, {@code route}, {@code evaluate}, {@code address} and
 * {@code report}, and {@code backtest}, {@code redrive} and {@code timeline}, which do not know
 * each other. Input records do not judge what they hold: the codec does, so that state written by
 * an older version always reads back.
 */
@NullMarked
package dev.handoff.domain;

import org.jspecify.annotations.NullMarked;
