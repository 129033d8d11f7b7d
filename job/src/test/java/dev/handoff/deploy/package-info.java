/** What lies in {@code deploy/}, held against the job. */
@org.jspecify.annotations.NullMarked
package dev.handoff.deploy;
