package dev.headsup.sim.world;

/// One fault, at one step of a run in which nothing else goes wrong.
///
/// @param at the number of the step, from 0
/// @param fault what goes wrong there
public record Once(long at, Fault fault) implements Faults {
  @Override
  public Fault next(long step, String function, String what) {
    return step == at ? fault : Fault.NONE;
  }
}
