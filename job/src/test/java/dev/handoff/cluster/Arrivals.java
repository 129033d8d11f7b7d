package dev.handoff.cluster;

import java.io.IOException;
import java.util.List;

/** What arrived at the mail server of a cluster. */
interface Arrivals {

  /** Every mail that the server said it had, in any order; a copy is one more. */
  List<KeptMail.Received> received() throws IOException;

  /** Whether the server has nothing under way to where this reads. */
  boolean settled() throws IOException;

  /** Connections that ended otherwise than by QUIT: the most that kills may have mailed twice. */
  long cut() throws IOException;
}
