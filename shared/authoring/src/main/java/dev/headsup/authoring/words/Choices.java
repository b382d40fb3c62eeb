package dev.headsup.authoring.words;

import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.message.Channel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The closed lists that several kinds of files share, by the words that people write.
public final class Choices {
  /// Why a message is sent.
  public static final Map<String, Purpose> PURPOSES = purposes();

  /// The ways to reach a customer.
  public static final Map<String, Channel> CHANNELS = channels();

  private Choices() {}

  private static Map<String, Purpose> purposes() {
    Map<String, Purpose> purposes = new LinkedHashMap<>();
    purposes.put("security", Purpose.SECURITY);
    purposes.put("service", Purpose.SERVICE);
    purposes.put("help", Purpose.HELP);
    purposes.put("marketing", Purpose.MARKETING);
    return Collections.unmodifiableMap(purposes);
  }

  private static Map<String, Channel> channels() {
    Map<String, Channel> channels = new LinkedHashMap<>();
    channels.put("email", Channel.EMAIL);
    channels.put("sms", Channel.SMS);
    channels.put("inbox", Channel.INBOX);
    return Collections.unmodifiableMap(channels);
  }
}
