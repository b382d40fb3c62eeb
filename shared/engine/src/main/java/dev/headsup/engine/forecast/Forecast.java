package dev.headsup.engine.forecast;

import java.time.Instant;
import java.util.List;

/// How many more contacts than usual to expect because of an incident.
public sealed interface Forecast {
  /// What is known does not carry a number.
  ///
  /// @param why for people, for example `2 earlier incidents are known, 3 are needed`
  record TooEarly(String why) implements Forecast {}

  /// Numbers, by some times.
  ///
  /// @param at as of when
  /// @param affected how many customers the incident concerns
  /// @param told how many of them are told, or will be
  /// @param soFar contacts of them since it began
  /// @param points by when how many, the earliest first
  record Expected(Instant at, long affected, long told, long soFar, List<Point> points)
      implements Forecast {
    public Expected {
      points = List.copyOf(points);
    }
  }

  /// By one time.
  ///
  /// @param by until then, from the beginning of the incident on
  /// @param without had nobody been told
  /// @param with with those told who are told
  record Point(Instant by, Range without, Range with) {}

  /// A number of contacts: in 8 of 10 cases from `low` to `high`.
  ///
  /// @param middle the mean
  record Range(long low, long middle, long high) {
    public Range {
      if (low < 0 || low > middle || middle > high) {
        throw new IllegalArgumentException(low + ", " + middle + ", " + high + " is no range");
      }
    }
  }
}
