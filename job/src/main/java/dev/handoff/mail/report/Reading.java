package dev.handoff.mail.report;

import dev.handoff.domain.message.MessageEvent;

/** What came of one mail in the mailbox that bounces go to. */
public sealed interface Reading {

  /**
   * It says what became of a mail of ours.
   *
   * @param event what
   */
  record Event(MessageEvent event) implements Reading {}

  /**
   * It is understood, and nothing is to be recorded: an automatic reply, a read receipt.
   *
   * @param what it is
   */
  record Nothing(String what) implements Reading {}

  /**
   * It is not understood, or not proven: it stays for somebody to look at.
   *
   * @param why in words, without anything from the mail
   */
  record Left(String why) implements Reading {}
}
