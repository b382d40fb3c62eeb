package dev.headsup.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.headsup.engine.customer.Value;
import dev.headsup.engine.customer.Value.Flag;
import dev.headsup.engine.customer.Value.Many;
import dev.headsup.engine.customer.Value.Num;
import dev.headsup.engine.customer.Value.Text;
import dev.headsup.engine.trigger.Match.Compared;
import dev.headsup.engine.trigger.Match.Comparison;
import dev.headsup.engine.trigger.Match.NoneOf;
import dev.headsup.engine.trigger.Match.OneOf;
import dev.headsup.engine.trigger.Match.Present;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MatchTest {
  private static final Match PRO = new OneOf(List.of(new Text("pro"), new Text("business")));
  private static final Match TWELVE = new OneOf(List.of(new Num(12)));
  private static final Match AT_LEAST = new Compared(Comparison.AT_LEAST, 3);

  static Stream<Arguments> table() {
    return Stream.of(
        arguments(PRO, new Text("pro"), true),
        arguments(PRO, new Text("Pro"), false),
        arguments(PRO, null, false),
        arguments(PRO, new Many(List.of(new Text("free"), new Text("business"))), true),
        arguments(TWELVE, new Num(12), true),
        arguments(TWELVE, new Text("12"), true),
        arguments(TWELVE, new Text("12.0"), false),
        arguments(new OneOf(List.of(new Text("true"))), new Flag(true), true),
        arguments(new NoneOf(List.of(new Text("pro"))), new Text("pro"), false),
        arguments(new NoneOf(List.of(new Text("pro"))), new Text("free"), true),
        arguments(new NoneOf(List.of(new Text("pro"))), null, true),
        arguments(AT_LEAST, new Num(3), true),
        arguments(AT_LEAST, new Num(2.99), false),
        arguments(AT_LEAST, new Text(" 4 "), true),
        arguments(AT_LEAST, new Text("many"), false),
        arguments(AT_LEAST, new Flag(true), false),
        arguments(AT_LEAST, null, false),
        arguments(AT_LEAST, new Many(List.of(new Num(1), new Num(9))), true),
        arguments(new Compared(Comparison.MORE_THAN, 3), new Num(3), false),
        arguments(new Compared(Comparison.LESS_THAN, 3), new Num(3), false),
        arguments(new Compared(Comparison.AT_MOST, 3), new Num(3), true),
        arguments(new Present(true), new Flag(false), true),
        arguments(new Present(true), null, false),
        arguments(new Present(false), null, true));
  }

  @ParameterizedTest
  @MethodSource("table")
  void holdsAsTheTableSays(Match match, @Nullable Value value, boolean expected) {
    assertThat(match.holds(value)).as("%s of %s", match.words(), value).isEqualTo(expected);
  }
}
