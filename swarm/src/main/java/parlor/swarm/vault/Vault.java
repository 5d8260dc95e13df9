package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All copies that this JVM holds, those of shards it owns among them, and what it has promised.
///
/// It outlives every membership of the node. Owning is the right to write, nothing more: an owner's
/// copy is one of these too.
public final class Vault {

  /// What this node knows of one shard.
  private static final class Slot {
    private Epoch promised = Epoch.NONE;
    private Holders known = Holders.NONE;
    private @Nullable Copy copy;
    private @Nullable Arriving arriving;
    private Epoch arrivingIn = Epoch.NONE;
    private long renewed = Long.MIN_VALUE / 2;
  }

  /// A whole copy.
  private static final class Copy {
    private Epoch epoch;
    private long seq;
    private long invited;
    private final Cells cells;

    private Copy(Mark mark, long invited, Cells cells) {
      this.epoch = mark.epoch();
      this.seq = mark.seq();
      this.invited = invited;
      this.cells = cells;
    }

    private Mark mark() {
      return new Mark(epoch, seq);
    }

    private void begin(Epoch next) {
      epoch = next;
      seq = 0;
      invited = 0;
    }
  }

  private final long leaseMillis;

  /// By shard.
  private final List<Slot> slots;

  private final Strays strays = new Strays();
  private String cluster = "";
  private boolean informed;

  /// @param shards how many there are
  /// @param leaseMillis how long an owner may count on what this node acknowledged
  public Vault(int shards, long leaseMillis) {
    this.slots = Stream.generate(Slot::new).limit(shards).toList();
    this.leaseMillis = leaseMillis;
  }

  private Slot slot(int shard) {
    return slots.get(shard);
  }

  private void forEachSlot(ObjIntConsumer<Slot> action) {
    for (int shard = 0; shard < slots.size(); shard++) {
      action.accept(slots.get(shard), shard);
    }
  }

  // Promises.

  /// Someone wants to own a shard.
  ///
  /// @return [Message.Claimed] or [Message.Denied]
  public Message claim(Message.Claim claim, long now) {
    var slot = slot(claim.shard());
    if (!heeds(slot, claim.epoch())) {
      return new Message.Denied(claim.shard(), claim.epoch(), slot.promised);
    }
    return new Message.Claimed(
        claim.shard(), claim.epoch(), slot.known, whole(slot), leaseLeft(slot, now), informed);
  }

  private long leaseLeft(Slot slot, long now) {
    return Math.max(0, slot.renewed + leaseMillis - now);
  }

  /// Whether this owner's word counts: nobody was promised a higher epoch.
  private static boolean heeds(Slot slot, Epoch epoch) {
    if (slot.promised.isAfter(epoch)) {
      return false;
    }
    slot.promised = epoch;
    return true;
  }

  private static Optional<Mark> whole(Slot slot) {
    return Optional.ofNullable(slot.copy).map(copy -> copy.mark());
  }

  /// The highest epoch that was promised of a shard.
  public Epoch promised(int shard) {
    return slot(shard).promised;
  }

  /// The newest holders of a shard that this node has heard of.
  public Holders known(int shard) {
    return slot(shard).known;
  }

  public Optional<Mark> whole(int shard) {
    return whole(slot(shard));
  }

  /// What is in the copy of a shard.
  public Optional<Cells> cells(int shard) {
    return Optional.ofNullable(slot(shard).copy).map(copy -> copy.cells);
  }

  // For whoever owns a shard here.

  /// Begins an epoch: what was copied so far is now the owner's.
  public void begin(int shard, Epoch epoch) {
    var slot = slot(shard);
    if (slot.copy == null) {
      slot.copy = new Copy(new Mark(epoch, 0), 0, new Cells());
    } else {
      slot.copy.begin(epoch);
    }
    slot.arriving = null;
  }

  /// The owner writes.
  public void write(int shard, Change change) {
    var copy = slot(shard).copy;
    if (copy == null || copy.seq + 1 != change.seq()) {
      throw new IllegalStateException(
          "shard %d is at %s, change %d cannot follow"
              .formatted(shard, whole(shard), change.seq()));
    }
    apply(copy, change);
  }

  private static void apply(Copy copy, Change change) {
    copy.cells.apply(change);
    copy.seq = change.seq();
  }

  // For owners elsewhere.

  /// One slice of a copy arrives.
  ///
  /// @return an answer to the owner: [Message.Held] once all are here
  public Optional<Message> arrive(Message.Whole slice) {
    var slot = slot(slice.shard());
    if (!heeds(slot, slice.epoch())) {
      return Optional.of(new Message.Denied(slice.shard(), slice.epoch(), slot.promised));
    }
    if (slot.copy != null && isPast(slot.copy, slice)) {
      slot.copy.invited = Math.max(slot.copy.invited, slice.version());
      return Optional.of(new Message.Held(slice.shard(), slot.copy.mark()));
    }
    if (slot.arriving == null
        || !slot.arrivingIn.equals(slice.epoch())
        || !slot.arriving.isOf(slice.mark(), slice.count())) {
      slot.arriving = new Arriving(slice.mark(), slice.count());
      slot.arrivingIn = slice.epoch();
    }
    var cells = slot.arriving.take(slice.index(), slice.writes());
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    slot.arriving = null;
    slot.copy = new Copy(slice.mark(), slice.version(), cells.get());
    return Optional.of(new Message.Held(slice.shard(), slice.mark()));
  }

  /// Whether the copy here is as far, in the owner's epoch or in the one the slice is of: a slice
  /// that comes late or twice must not bring back what was before.
  private static boolean isPast(Copy copy, Message.Whole slice) {
    return copy.mark().compareTo(slice.mark()) >= 0
        && (copy.epoch.equals(slice.epoch()) || copy.epoch.equals(slice.mark().epoch()));
  }

  /// An owner keeps what this node has.
  public Message adopt(Message.Adopt adopt) {
    var slot = slot(adopt.shard());
    if (!heeds(slot, adopt.epoch())) {
      return new Message.Denied(adopt.shard(), adopt.epoch(), slot.promised);
    }
    if (slot.copy != null && slot.copy.mark().equals(adopt.mark())) {
      slot.copy.begin(adopt.epoch());
      slot.arriving = null;
    }
    boolean holds = slot.copy != null && slot.copy.epoch.equals(adopt.epoch());
    return holds
        ? new Message.Held(adopt.shard(), whole(slot).orElseThrow())
        : new Message.Lacking(adopt.shard(), adopt.epoch());
  }

  /// An owner's changes arrive.
  public Message.Verdict take(Message.Entry entry, long now) {
    var slot = slot(entry.shard());
    if (!heeds(slot, entry.after().epoch())) {
      return new Message.Verdict.Fenced(slot.promised);
    }
    var copy = slot.copy;
    if (copy == null
        || !copy.epoch.equals(entry.after().epoch())
        || copy.seq < entry.after().seq()) {
      return new Message.Verdict.Gap();
    }
    for (var change : entry.changes()) {
      if (change.seq() == copy.seq + 1) {
        apply(copy, change);
      }
    }
    slot.renewed = now;
    return new Message.Verdict.Upto(copy.seq);
  }

  /// The slices of this node's copy, for the one who claimed the shard.
  ///
  /// @return nothing where there is no such copy, or no longer
  public Optional<List<Message.Whole>> fetch(Message.Fetch fetch) {
    var slot = slot(fetch.shard());
    return whole(slot)
        .filter(fetch.mark()::equals)
        .map(mark -> slices(fetch.shard(), fetch.epoch(), 0, mark, slot));
  }

  /// The slices of the copy as it is now, for one who is to hold it.
  ///
  /// @param version of the holders that are named now
  public List<Message.Whole> slices(int shard, Epoch epoch, long version) {
    var slot = slot(shard);
    return slices(shard, epoch, version, whole(slot).orElseThrow(), slot);
  }

  private static List<Message.Whole> slices(
      int shard, Epoch epoch, long version, Mark mark, Slot slot) {
    var slices = slot.copy == null ? new Cells().slices() : slot.copy.cells.slices();
    var messages = new ArrayList<Message.Whole>();
    for (int i = 0; i < slices.size(); i++) {
      messages.add(new Message.Whole(shard, epoch, version, mark, i, slices.size(), slices.get(i)));
    }
    return messages;
  }

  /// Others hold the shard now.
  ///
  /// @param self this node
  public void named(int shard, Holders holders, String self) {
    var slot = slot(shard);
    if (holders.compareTo(slot.known) < 0) {
      return;
    }
    slot.known = holders;
    boolean _ = heeds(slot, holders.epoch());
    // Whatever was promised since: all who are named had everything this copy has.
    if (!holders.nodes().contains(self) && slot.copy != null && isReplaced(slot.copy, holders)) {
      slot.copy = null;
    }
  }

  /// Whether those holders were named after this node was asked to keep the copy.
  private static boolean isReplaced(Copy copy, Holders holders) {
    int order = holders.epoch().compareTo(copy.epoch);
    return order > 0 || (order == 0 && holders.version() > copy.invited);
  }

  /// Whether this node would know of every shard that was ever opened in its cluster.
  public boolean isInformed() {
    return informed;
  }

  /// All shards that were opened, as far as this node has heard.
  public List<Message.NamedShard> directory() {
    var named = new ArrayList<Message.NamedShard>();
    forEachSlot((slot, shard) -> {
      if (!slot.known.equals(Holders.NONE)) {
        named.add(new Message.NamedShard(shard, slot.known));
      }
    });
    return named;
  }

  /// This node is in no cluster any more, and hears no more what becomes of its shards.
  public void leave() {
    cluster = "";
    informed = false;
  }

  /// Someone who is informed has told all there is.
  public void inform() {
    informed = true;
  }

  /// This node is in that cluster now. Promises made in another bind nobody here; the copies stay.
  ///
  /// @param first whether it is the one that has been there longest: then nobody can tell it
  ///   anything
  public void enter(String cluster, boolean first) {
    if (!cluster.equals(this.cluster)) {
      this.cluster = cluster;
      informed = first;
    }
    forEachSlot((slot, shard) -> {
      putAside(shard, slot, cluster);
      if (!slot.promised.cluster().equals(cluster)) {
        slot.promised = Epoch.NONE;
      }
      if (isYounger(slot.known.epoch(), cluster)) {
        slot.known = Holders.NONE;
      }
    });
  }

  /// What there was of a shard in the younger cluster that this node has left for an older one: its
  /// copy, or only the knowledge that others have one.
  private void putAside(int shard, Slot slot, String cluster) {
    var copy = slot.copy;
    if (copy != null && isYounger(copy.epoch, cluster)) {
      strays.add(new Stray(shard, copy.mark(), slot.known, copy.cells));
      slot.copy = null;
    } else if (isYounger(slot.known.epoch(), cluster)) {
      strays.add(new Stray(shard, new Mark(slot.known.epoch(), -1), slot.known, new Cells()));
    }
  }

  private static boolean isYounger(Epoch epoch, String cluster) {
    return epoch.cluster().compareTo(cluster) > 0;
  }

  /// What this node has of a younger cluster, and nobody in this one has taken in yet.
  public List<Stray> strays() {
    return strays.all();
  }

  /// That one of them, if it is still there.
  public Optional<Stray> stray(int shard, Mark mark) {
    return strays.find(shard, mark);
  }

  /// Whether it has anything of that shard.
  public boolean hasStray(int shard) {
    return strays.has(shard);
  }

  /// It was taken in.
  public void absorbed(int shard, String from) {
    strays.absorbed(shard, from);
  }

  /// The shards that this node has a whole copy of, or something that is to be taken in.
  public Set<Integer> shards() {
    var held = new HashSet<>(strays.shards());
    forEachSlot((slot, shard) -> {
      if (slot.copy != null) {
        held.add(shard);
      }
    });
    return held;
  }
}
