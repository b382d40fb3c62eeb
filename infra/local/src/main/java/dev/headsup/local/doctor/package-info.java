/// Says what of a running Headsup is missing or wrong, and what to do. Each
/// [dev.headsup.local.doctor.Check] is one question; start at [dev.headsup.local.doctor.Doctor].
@NullMarked
package dev.headsup.local.doctor;

import org.jspecify.annotations.NullMarked;
