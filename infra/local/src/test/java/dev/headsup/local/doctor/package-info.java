/// Tests of the doctor: each check sees what is wrong.
@NullMarked
package dev.headsup.local.doctor;

import org.jspecify.annotations.NullMarked;
