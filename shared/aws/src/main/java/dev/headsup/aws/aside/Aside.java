package dev.headsup.aws.aside;

import java.time.Instant;

/// One thing that was put aside, in words for an operator.
///
/// @param place where it lies: the name of a queue's function, or `quarantine`
/// @param id names it there
/// @param what it is, without a customer's data
/// @param tries how many times it was tried; 0 when nobody noted it
/// @param why it was put aside, in words
/// @param since when it came, by its first queue or door
/// @param content as it lies there, with whatever a customer's system put in it
/// @param again whether a replay can do anything with it
public record Aside(
    String place,
    String id,
    String what,
    int tries,
    String why,
    Instant since,
    String content,
    boolean again) {}
