package parlor.swarm.faults;

/// What a process is told by the system.
enum Signal {
  KILL,
  TERM,
  STOP,
  CONT
}
