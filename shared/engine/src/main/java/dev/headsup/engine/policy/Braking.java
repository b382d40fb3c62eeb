package dev.headsup.engine.policy;

/// What keeps a wrong message from reaching many.
public record Braking(Ramp ramp, Breakers breakers, Approval approval) {}
