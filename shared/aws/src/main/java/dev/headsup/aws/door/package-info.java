/// What the small JSON doors share: [dev.headsup.aws.door.Doorway] turns a Lambda event into an
/// answer whatever happens, [dev.headsup.aws.door.Fields] reads a body and names what is wrong with
/// it, [dev.headsup.aws.door.ServerKeys] and [dev.headsup.aws.door.Signature] say who may come in.
/// Start with `Doorway`.
@NullMarked
package dev.headsup.aws.door;

import org.jspecify.annotations.NullMarked;
