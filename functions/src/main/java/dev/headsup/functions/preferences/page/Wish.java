package dev.headsup.functions.preferences.page;

import dev.headsup.engine.customer.Consent.Scope;
import dev.headsup.engine.customer.Purpose;
import dev.headsup.engine.customer.WeeklyWindow;
import dev.headsup.engine.message.Channel;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a customer asks for on their page, each with one form.
sealed interface Wish {
  /// What the page says when it is done, as the end of a key of its words.
  String done();

  /// Whether a link that is too old for the whole page still does it: what only spares the customer
  /// messages never ends.
  default boolean staysOpen() {
    return false;
  }

  /// No more messages of this purpose by this channel.
  record Stop() implements Wish {
    @Override
    public String done() {
      return "stopped";
    }

    @Override
    public boolean staysOpen() {
      return true;
    }
  }

  /// No more messages by this channel, whatever the purpose.
  record StopAll() implements Wish {
    @Override
    public String done() {
      return "stopped-all";
    }

    @Override
    public boolean staysOpen() {
      return true;
    }
  }

  /// The message solved the problem.
  record Solved() implements Wish {
    @Override
    public String done() {
      return "solved";
    }
  }

  /// The message was of no use.
  record NotUseful() implements Wish {
    @Override
    public String done() {
      return "not-useful";
    }
  }

  /// The message was meant for somebody else.
  record NotMe() implements Wish {
    @Override
    public String done() {
      return "not-me";
    }

    @Override
    public boolean staysOpen() {
      return true;
    }
  }

  /// A person is to get in touch.
  record Person() implements Wish {
    @Override
    public String done() {
      return "person";
    }
  }

  /// These messages and no others.
  ///
  /// @param offered what the form showed
  /// @param wanted what was ticked
  record Choose(Set<Scope> offered, Set<Scope> wanted) implements Wish {
    public Choose {
      offered = Set.copyOf(offered);
      wanted = Set.copyOf(wanted);
    }

    @Override
    public String done() {
      return "saved";
    }
  }

  /// No help and no offers for thirty days, or the end of that.
  record Pause(boolean on) implements Wish {
    @Override
    public String done() {
      return on ? "paused" : "unpaused";
    }
  }

  /// The language of messages; empty for whatever the company knows.
  record Speak(String tag) implements Wish {
    @Override
    public String done() {
      return "saved";
    }
  }

  /// Quiet hours of their own; none of them means the company's.
  record Quiet(List<WeeklyWindow> windows) implements Wish {
    public Quiet {
      windows = List.copyOf(windows);
    }

    @Override
    public String done() {
      return "saved";
    }
  }

  /// No profiling, or again.
  record Profiling(boolean stopped) implements Wish {
    @Override
    public String done() {
      return stopped ? "profiling-stopped" : "profiling-allowed";
    }
  }

  /// What a form asks for; empty when it is none of ours.
  static Optional<Wish> of(Form form) {
    return switch (form.get("do")) {
      case "stop" -> Optional.of(new Stop());
      case "stop-all" -> Optional.of(new StopAll());
      case "solved" -> Optional.of(new Solved());
      case "not-useful" -> Optional.of(new NotUseful());
      case "not-me" -> Optional.of(new NotMe());
      case "person" -> Optional.of(new Person());
      case "choose" -> Optional.of(choice(form));
      case "pause" -> Optional.of(new Pause(true));
      case "unpause" -> Optional.of(new Pause(false));
      case "language" -> language(form.get("language"));
      case "quiet" -> quiet(form);
      case "stop-profiling" -> Optional.of(new Profiling(true));
      case "allow-profiling" -> Optional.of(new Profiling(false));
      default -> Optional.empty();
    };
  }

  private static Wish choice(Form form) {
    Set<Scope> offered = new HashSet<>();
    Set<Scope> wanted = new HashSet<>();
    for (Purpose purpose : Purpose.values()) {
      for (Channel channel : Channel.values()) {
        Scope scope = new Scope(purpose, channel);
        if (form.fields().containsKey("offered-" + field(scope))) {
          offered.add(scope);
          if (form.fields().containsKey(field(scope))) {
            wanted.add(scope);
          }
        }
      }
    }
    return new Choose(offered, wanted);
  }

  /// The name of a scope's tick in the form.
  static String field(Scope scope) {
    return (scope.purpose() + "-" + scope.channel()).toLowerCase(Locale.ROOT);
  }

  private static Optional<Wish> language(String tag) {
    return tag.isEmpty() || Language.all().stream().anyMatch(one -> one.tag().equals(tag))
        ? Optional.of(new Speak(tag))
        : Optional.empty();
  }

  private static Optional<Wish> quiet(Form form) {
    List<WeeklyWindow> windows = new ArrayList<>();
    String from = form.get("from");
    String until = form.get("until");
    try {
      if (!from.isEmpty() && !until.isEmpty() && !from.equals(until)) {
        windows.add(WeeklyWindow.daily(LocalTime.parse(from), LocalTime.parse(until)));
      }
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
    for (DayOfWeek day : List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)) {
      if (form.fields().containsKey(day.name().toLowerCase(Locale.ROOT))) {
        windows.add(new WeeklyWindow(Set.of(day), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
      }
    }
    return Optional.of(new Quiet(windows));
  }
}
