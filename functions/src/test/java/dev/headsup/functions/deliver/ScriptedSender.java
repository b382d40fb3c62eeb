package dev.headsup.functions.deliver;

import dev.headsup.engine.message.Channel;
import dev.headsup.engine.outreach.ChannelSender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A provider that answers as it is told and remembers every letter.
final class ScriptedSender implements ChannelSender {
  private final Channel channel;
  private final Deque<Result> answers;
  private final List<Letter> letters = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  ScriptedSender(Channel channel, Result... answers) {
    this.channel = channel;
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  /// Does something while the provider is being called.
  ScriptedSender meanwhile(Runnable action) {
    this.meanwhile = action;
    return this;
  }

  List<Letter> letters() {
    return letters;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Result send(Letter letter) {
    letters.add(letter);
    meanwhile.run();
    return answers.removeFirst();
  }
}
