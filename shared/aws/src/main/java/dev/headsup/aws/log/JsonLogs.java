package dev.headsup.aws.log;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// SLF4J's way to the functions' log. It is bound by a file of the functions' zip alone, so that
/// other programs keep the log that they have. Written for this, since a logging framework would
/// cost a cold start more than all else that a function loads.
public final class JsonLogs implements SLF4JServiceProvider {
  private final BasicMDCAdapter ids = new BasicMDCAdapter();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final Map<String, JsonLogger> loggers = new ConcurrentHashMap<>();

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name ->
        loggers.computeIfAbsent(
            name, each -> new JsonLogger(each, ids, InstantSource.system(), System.out));
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return ids;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {
    // There is nothing to prepare.
  }
}
