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

  /// Yes and no; YAML's own truths are not read, since people write them in many ways.
  public static final Map<String, Boolean> YES_NO = of("yes", true, "no", false);

  private Choices() {}

  /// Two words in this order, in which messages name them.
  public static <T> Map<String, T> of(String one, T first, String other, T second) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(one, first);
    words.put(other, second);
    return Collections.unmodifiableMap(words);
  }

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
    channels.put("push", Channel.PUSH);
    channels.put("webhook", Channel.WEBHOOK);
    return Collections.unmodifiableMap(channels);
  }
}
