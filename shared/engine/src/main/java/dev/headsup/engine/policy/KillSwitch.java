package dev.headsup.engine.policy;

import dev.headsup.engine.message.Channel;
import java.util.HashSet;
import java.util.Set;

/// What is stopped, by hand or because something is wrong: everything, channels, triggers.
///
/// @param all whether nothing goes out; a person is called all the same
/// @param why for people, where everything is stopped; may be empty
public record KillSwitch(boolean all, String why, Set<Channel> channels, Set<String> triggers) {
  /// Nothing is stopped.
  public static final KillSwitch OFF = new KillSwitch(false, "", Set.of(), Set.of());

  public KillSwitch {
    channels = Set.copyOf(channels);
    triggers = Set.copyOf(triggers);
  }

  /// Whether a trigger is stopped by its name, on all its channels. A follow-up
  /// (`checkout-outage.all-clear`) is stopped with its trigger.
  public boolean stops(String triggerId) {
    int dot = triggerId.indexOf('.');
    return triggers.contains(dot < 0 ? triggerId : triggerId.substring(0, dot));
  }

  /// Whether a channel is stopped for all triggers.
  public boolean stops(Channel channel) {
    return all || channels.contains(channel);
  }

  /// This and more of it, for the reason of what is new.
  public KillSwitch with(KillSwitch more) {
    Set<Channel> allChannels = new HashSet<>(channels);
    allChannels.addAll(more.channels);
    Set<String> allTriggers = new HashSet<>(triggers);
    allTriggers.addAll(more.triggers);
    return new KillSwitch(all || more.all, more.why, allChannels, allTriggers);
  }

  /// This without some channels and triggers; a stop of everything stays one.
  public KillSwitch without(Set<Channel> channels, Set<String> triggers) {
    Set<Channel> leftChannels = new HashSet<>(this.channels);
    leftChannels.removeAll(channels);
    Set<String> leftTriggers = new HashSet<>(this.triggers);
    leftTriggers.removeAll(triggers);
    return new KillSwitch(all, why, leftChannels, leftTriggers);
  }
}
