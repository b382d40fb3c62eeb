/// What was put aside because it could not be worked on: dead letters of every queue, and the
/// quarantine. Start with [dev.headsup.aws.aside.PutAside], which lists, replays and drops both.
@NullMarked
package dev.headsup.aws.aside;

import org.jspecify.annotations.NullMarked;
