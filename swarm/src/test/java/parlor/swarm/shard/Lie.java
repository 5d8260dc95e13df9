package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Write;

/// Faults of a swarm that is built wrong, as its messages would show them. A simulation that does
/// not notice them proves nothing.
enum Lie {
  /// All is as it is built.
  NONE,

  /// Who was promised to whom is forgotten: an old owner goes on.
  NO_FENCING {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      return switch (message) {
        case Message.Claim claim when !to.equals(from.name) && owns(world, to, claim.shard()) -> {
          answer(world, from, to, claim, world.host(to).vault.whole(claim.shard()));
          yield List.of();
        }
        case Message.Acked acked ->
            List.of(
                new Message.Acked(
                    acked.id(), acked.sentAt(), acked.acks().stream().map(Lie::granted).toList()));
        case Message.Denied _ -> List.of();
        default -> List.of(message);
      };
    }
  },

  /// Copies are dropped as soon as they are on their way to who claimed the shard.
  EARLY_DROP {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      if (message instanceof Message.Whole whole && !whole.mark().epoch().equals(whole.epoch())) {
        var alone = new Holders(whole.epoch(), 1, List.of(to));
        world.hosts.values().forEach(host -> host.vault.named(whole.shard(), alone, host.name));
      }
      return List.of(message);
    }
  },

  /// Changes are said to be copied when they are sent.
  ACKNOWLEDGED_BEFORE_THE_COPY {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      if (message instanceof Message.Batch batch) {
        var acks = batch.entries().stream().map(Lie::done).toList();
        var acked = new Message.Acked(batch.id(), batch.sentAt(), acks);
        world.later(0, () -> from.does(shards -> shards.take(to, acked, world.now())));
      }
      return message instanceof Message.Acked ? List.of() : List.of(message);
    }
  },

  /// What processes say to others leaves when it is written.
  EFFECTS_BEFORE_COMMIT {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      if (message instanceof Message.Batch batch) {
        for (var entry : batch.entries()) {
          entry.changes().stream()
              .flatMap(change -> change.writes().stream())
              .forEach(write -> {
                if (write instanceof Write.Post post) {
                  var early =
                      new Talk.Deliver(entry.shard(), post.shard(), List.of(post.message()));
                  from.say(from.shards.whereIs(post.shard()).owner(), early);
                }
              });
        }
      }
      return List.of(message);
    }
  },

  /// Nobody waits for the word of who is not reached.
  RESTORED_FROM_WHOEVER_IS_REACHED {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      if (message instanceof Message.Claim claim
          && (world.host(to).isSilent() || world.isCut(from.name, to))) {
        answer(world, from, to, claim, Optional.empty());
      }
      return List.of(message);
    }
  },

  /// Copies are compared by how many changes they have seen, whoever made them.
  VERSION_WITHOUT_EPOCH {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      if (message instanceof Message.Claimed claimed) {
        long highest =
            world.hosts.values().stream()
                .flatMap(host -> host.vault.whole(claimed.shard()).stream())
                .mapToLong(Mark::seq)
                .max()
                .orElse(0);
        return List.of(
            new Message.Claimed(
                claimed.shard(),
                claimed.epoch(),
                Holders.NONE,
                claimed.whole().filter(mark -> mark.seq() == highest),
                claimed.lease(),
                true));
      }
      return List.of(message);
    }
  },

  /// What any copy has is brought back.
  UNION_OF_COPIES {
    @Override
    List<Message> bend(World world, Host from, String to, Message message) {
      if (message instanceof Message.Whole whole && whole.index() == 0) {
        var writes = new ArrayList<Write>();
        world.hosts.values().stream()
            .filter(host -> !host.isDead())
            .flatMap(host -> host.vault.cells(whole.shard()).stream())
            .forEach(
                cells -> cells.forEach((name, state) -> writes.add(new Write.Put(name, state))));
        writes.addAll(whole.writes());
        return List.of(
            new Message.Whole(
                whole.shard(),
                whole.epoch(),
                whole.version(),
                whole.mark(),
                whole.index(),
                whole.count(),
                writes));
      }
      return List.of(message);
    }
  },

  /// Those cut off from the rest go on as a cluster of their own.
  MINORITY_FOUNDS,

  /// What a node holds ends with its membership.
  VAULT_ENDS_WITH_MEMBERSHIP,

  /// A call that is repeated is another call.
  NO_DEDUPLICATION;

  /// What is sent in place of a message.
  List<Message> bend(World world, Host from, String to, Message message) {
    return List.of(message);
  }

  private static boolean owns(World world, String name, int shard) {
    return world.host(name).shards.openIn(shard).number() > 0;
  }

  private static void answer(
      World world, Host claimant, String as, Message.Claim claim, Optional<Mark> whole) {
    var forged = new Message.Claimed(claim.shard(), claim.epoch(), Holders.NONE, whole, 0, true);
    world.later(5, () -> claimant.does(shards -> shards.take(as, forged, world.now())));
  }

  private static Message.Ack granted(Message.Ack ack) {
    return ack.verdict() instanceof Message.Verdict.Fenced
        ? new Message.Ack(ack.shard(), ack.epoch(), new Message.Verdict.Upto(Long.MAX_VALUE / 2))
        : ack;
  }

  private static Message.Ack done(Message.Entry entry) {
    long upto = entry.changes().isEmpty() ? entry.after().seq() : entry.changes().getLast().seq();
    return new Message.Ack(entry.shard(), entry.after().epoch(), new Message.Verdict.Upto(upto));
  }
}
