/// The Java prompt of `./parlor console`, on a member of the cluster that has no role.
///
/// [Shell] runs it. What is at hand there are doors ([Hand]): each asks what it stands for, waits
/// for as long as that may take, and returns an [Answer] that reads well. All that someone may type
/// is public, and nothing else.
@NullMarked
package parlor.console.shell;

import org.jspecify.annotations.NullMarked;
