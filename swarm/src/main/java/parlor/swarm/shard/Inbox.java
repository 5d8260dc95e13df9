package parlor.swarm.shard;

import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Outgoing;

/// What the processes of a shard are told by those of others: how far each other shard was heard is
/// part of this one, so that what comes again changes nothing. The other end of [Outbox].
///
/// @param cells of the shard that is told something
record Inbox(Cells cells) {

  /// How far was heard what this comes after.
  Optional<Mark> taken(Talk.Deliver delivery) {
    return delivery.messages().stream()
        .findFirst()
        .flatMap(first -> cells.taken(delivery.from(), first.id().epoch().cluster()));
  }

  /// What of it was not heard before.
  List<Outgoing> fresh(Talk.Deliver delivery) {
    var taken = taken(delivery);
    return delivery.messages().stream()
        .filter(one -> taken.isEmpty() || one.id().compareTo(taken.get()) > 0)
        .toList();
  }

  static Talk.Delivered delivered(Talk.Deliver delivery, Mark upto) {
    return new Talk.Delivered(delivery.from(), delivery.shard(), upto);
  }
}
