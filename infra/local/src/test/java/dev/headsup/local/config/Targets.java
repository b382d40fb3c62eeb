package dev.headsup.local.config;

import dev.headsup.local.target.Target;
import dev.headsup.local.target.TargetOptions;
import java.net.URI;
import picocli.CommandLine;

/// Opens a stack as a command does.
final class Targets {

  private static final class Options {
    @CommandLine.Mixin private final TargetOptions where = new TargetOptions();
  }

  private Targets() {}

  static Target at(URI url) {
    return CommandLine.populateCommand(new Options(), "--url", url.toString()).where.open();
  }
}
