/// The big scale test: `./parlor scale-test`.
///
/// A [ScaleTest] or a person at a prompt has `ScaleTrial` run some `Part`s on a `Stage`: nodes on
/// hosts of their own, a name server, a proxy. The voters are in processes of their own (`Load`),
/// which `Crowd` has do things and listens to. What comes of it is a `Report`, of `Verdict`s and of
/// a `Timeline`, as text, JSON and a page.
///
/// In a load there are `Table`s with `Seat`s; what they see is counted in a `Tally`. Each room is
/// in one load only, so that one clock times a vote from when it was due to when it was seen.
@NullMarked
package parlor.trials.scale;

import org.jspecify.annotations.NullMarked;
