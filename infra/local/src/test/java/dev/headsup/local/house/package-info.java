/// Checks of the whole house: what is deployed, what ships, and who may know whom. Start with
/// [dev.headsup.local.house.HouseRulesTest].
@NullMarked
package dev.headsup.local.house;

import org.jspecify.annotations.NullMarked;
