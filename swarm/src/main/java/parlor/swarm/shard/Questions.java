package parlor.swarm.shard;

import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Write;

/// What is asked of a shard and its processes, and what that is answered with.
record Questions(int shard, Node node, Cells cells) {

  /// In one answer about many.
  private static final int PAGE_NAMES = 500;

  /// Of states that processes are given for one answer about many, and one state more.
  private static final int PAGE_BYTES = 256 * 1024;

  /// How a question goes on.
  sealed interface Way {

    /// It needs no process.
    record Answer(Reply reply) implements Way {}

    /// Processes have to do something first.
    record Ask(Turn turn) implements Way {}
  }

  /// @param draft takes what is changed where no process is needed
  Way open(Talk.Ask ask, Draft draft) {
    var name = ask.name();
    return switch (ask.request()) {
      case Request.Look _ -> present(name);
      case Request.Register _ when cells.has(name) -> new Way.Answer(new Reply.AlreadyRegistered());
      case Request.Register register -> turn(new Turn.Item.Start(name, register.with()));
      case Request.Unregister _ when !cells.has(name) -> new Way.Answer(new Reply.Unknown());
      case Request.Unregister _ -> {
        draft.write(new Write.Remove(name));
        yield new Way.Answer(new Reply.Unregistered());
      }
      case Request.Tell tell ->
          turn(
              new Turn.Item.Take(
                  name, cells.state(name), tell.message(), new Asker(ask.caller(), ask.number())));
      case Request.Cast cast ->
          turn(new Turn.Item.Take(name, cells.state(name), cast.message(), Asker.NOBODY));
      case Request.Join join -> {
        if (cells.has(name) && !cells.belongs(name, join.group())) {
          draft.write(new Write.Join(name, join.group()));
        }
        yield present(name);
      }
      case Request.Part part -> {
        if (cells.belongs(name, part.group())) {
          draft.write(new Write.Part(name, part.group()));
        }
        yield present(name);
      }
      case Request.Members members ->
          names(cells.members(members.group(), members.after(), PAGE_NAMES + 1));
      case Request.Names names -> names(cells.names(names.prefix(), names.after(), PAGE_NAMES + 1));
      case Request.Count count ->
          new Way.Answer(new Reply.Count(cells.count(count.prefix()), 0, Optional.empty()));
      case Request.TellAll all -> all(all.group(), all.after(), all.message());
      case Request.CastAll all -> all(all.group(), all.after(), all.message());
      // Answered before, whatever waits.
      case Request.Explain _ -> throw new IllegalStateException("not a question that waits");
    };
  }

  private Way.Answer present(String name) {
    return new Way.Answer(cells.has(name) ? new Reply.Present() : new Reply.Unknown());
  }

  private Way.Ask turn(Turn.Item item) {
    return new Way.Ask(new Turn(shard, node.behaviour, List.of(item), Turn.Items.DIFFERENT));
  }

  private static Way.Answer names(List<String> page) {
    boolean more = page.size() > PAGE_NAMES;
    return new Way.Answer(new Reply.Names(more ? page.subList(0, PAGE_NAMES) : page, more));
  }

  private Way.Ask all(String group, String after, Blob message) {
    var page = cells.members(group, after, PAGE_NAMES, PAGE_BYTES);
    var items =
        page.members().stream()
            .<Turn.Item>map(one ->
                new Turn.Item.Take(one.name(), Optional.of(one.state()), message, Asker.NOBODY))
            .toList();
    var kind = page.more() ? Turn.Items.FIRST_OF_MORE : Turn.Items.DIFFERENT;
    return new Way.Ask(new Turn(shard, node.behaviour, items, kind));
  }

  /// What a question is answered with that processes have seen to.
  Reply close(Talk.Ask ask, Turn turn) {
    var done = turn.done();
    if (ask.request() instanceof Request.TellAll) {
      return new Reply.Each(
          done.stream().map(one -> new Reply.Named(one.item().name(), one.reply())).toList(),
          isMore(turn));
    }
    if (ask.request() instanceof Request.CastAll) {
      long failed = done.stream().filter(one -> !isTaken(one.reply())).count();
      var more = Optional.of(turn).filter(Questions::isMore).map(Questions::last);
      return new Reply.Count(done.size(), failed, more);
    }
    var reply = done.getFirst().reply();
    boolean isCast = ask.request() instanceof Request.Cast;
    return isCast && isTaken(reply) ? new Reply.Present() : reply;
  }

  /// Whether a process has taken what it was told.
  private static boolean isTaken(Reply reply) {
    return reply instanceof Reply.Answered || reply instanceof Reply.Later;
  }

  private static String last(Turn turn) {
    return turn.done().getLast().item().name();
  }

  private static boolean isMore(Turn turn) {
    return !turn.isAll() || turn.isFirstOfMore();
  }
}
