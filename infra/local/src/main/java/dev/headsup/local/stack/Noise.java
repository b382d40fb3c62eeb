package dev.headsup.local.stack;

import java.util.Map;
import org.slf4j.LoggerFactory;

/// The embedded servers tell much of themselves on every start; what they warn of stays.
final class Noise {
  private static final Map<String, String> LEVELS =
      Map.of(
          "org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn",
          "org.slf4j.simpleLogger.log.org.elasticmq", "warn",
          "org.slf4j.simpleLogger.log.org.apache.pekko", "warn",
          // It warns when it stops because the JVM stops.
          "org.slf4j.simpleLogger.log.org.apache.pekko.actor.CoordinatedShutdown", "error");

  private Noise() {}

  /// Takes effect where nobody has set a level.
  static void turnDown() {
    LEVELS.forEach((name, level) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, level);
      }
    });
    // Parts of the stack start at once; were one of them the first to log, SLF4J would warn of the
    // others that came in between.
    LoggerFactory.getLogger(Noise.class).debug("the levels are set");
  }
}
