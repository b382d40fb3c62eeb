package dev.headsup.functions.console;

import dev.headsup.functions.console.signin.Role;
import dev.headsup.functions.console.signin.Session;

/// Who looks at a page.
///
/// @param token what every form of theirs carries
/// @param local whether nobody signed in, since this is a run on somebody's own machine
record Visitor(Session session, String token, boolean local) {
  /// Who may read what customers were written, and the values of their events. Names and ids are
  /// for everybody who has a role; addresses are for nobody, every page masks them.
  static final Role READS_MESSAGES = Role.AUTHOR;

  boolean may(Role role) {
    return session.role().includes(role);
  }

  boolean readsMessages() {
    return may(READS_MESSAGES);
  }

  String name() {
    return session.name();
  }

  String role() {
    return session.role().word();
  }
}
