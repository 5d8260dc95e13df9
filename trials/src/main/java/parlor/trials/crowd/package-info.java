/// A crowd: thousands of voters on a few threads, who play in their rooms and watch that nothing is
/// lost and nothing comes twice.
///
/// A [Crowd] connects and plays. Each [Voter] is one WebSocket, each [Team] the voters of one room:
/// it plays round after round and checks what every one of them was told. A [Hall] is an event loop
/// with its teams and paces them; [Figures] is what they measured. A [Talk] is the language of a
/// server: [ParlorTalk] as docs/wire.md has it, [BroadcastTalk] for the server that is the limit.
/// [CrowdTrial] runs both servers in turn and prints them side by side.
@NullMarked
package parlor.trials.crowd;

import org.jspecify.annotations.NullMarked;
