package dev.headsup.local.stack;

import dev.headsup.functions.console.signin.DevUser;
import dev.headsup.functions.console.signin.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// How a stack is started.
///
/// @param port of the HTTP front, 0 for a free one
/// @param data folder that keeps everything between runs; empty: in memory
/// @param triggers folder with one folder for each trigger
/// @param clock where the local clock starts; empty: where it was left in `data`, or now
/// @param template the SAM template
/// @param access how people get into the console
public record StackOptions(
    int port,
    Optional<Path> data,
    Path triggers,
    Optional<Instant> clock,
    Path template,
    ConsoleAccess access) {
  /// Who looks at the console when nobody is named: somebody who may do everything.
  public static final DevUser DEV_USER = new DevUser("dev", Role.ADMIN);

  public StackOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /// With a console in which everybody is [#DEV_USER].
  public StackOptions(
      int port, Optional<Path> data, Path triggers, Optional<Instant> clock, Path template) {
    this(port, data, triggers, clock, template, new ConsoleAccess.As(DEV_USER));
  }
}
