/**
 * What deploy/local/cluster and deploy/local/chaos run beside Flink and the broker: a mail server
 * that keeps what it gets, load, faults on purpose, and the count afterwards.
 */
@NullMarked
package dev.handoff.cluster;

import org.jspecify.annotations.NullMarked;
