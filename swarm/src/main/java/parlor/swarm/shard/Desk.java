package parlor.swarm.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Cells;
import parlor.swarm.vault.Write;

/// Where what is asked of an open shard is done.
///
/// @param cells what is in the shard
/// @param tenure through which it is changed
record Desk(Cells cells, Tenure tenure, Behaviour behaviour) {

  /// In one answer about a group, and one member more.
  private static final int PAGE_BYTES = 32 * 1024;

  void take(String from, Talk.Ask ask, long now) {
    tenure.hear(ask.caller(), now);
    if (cells.isOver(ask.caller(), ask.number())) {
      return;
    }
    var before = cells.answer(ask.caller(), ask.number());
    if (before.isPresent()) {
      tenure.read(from, new Talk.Answer(ask.caller(), ask.number(), Reply.of(before.get())), now);
      return;
    }
    var writes = new ArrayList<Write>();
    var reply = act(ask, writes);
    var answer = new Talk.Answer(ask.caller(), ask.number(), reply);
    if (writes.isEmpty()) {
      tenure.read(from, answer, now);
    } else {
      writes.add(new Write.Remember(ask.caller(), ask.number(), ask.floor(), reply.toBlob()));
      tenure.write(writes, from, answer, now);
    }
  }

  private Reply act(Talk.Ask ask, List<Write> writes) {
    var state = cells.state(ask.name());
    return switch (ask.request()) {
      case Request.Look _ -> state.isPresent() ? new Reply.Present() : new Reply.Unknown();
      case Request.Register _ when state.isPresent() -> new Reply.AlreadyRegistered();
      case Request.Register register -> start(ask.name(), register.with(), writes);
      case Request.Unregister _ when state.isEmpty() -> new Reply.Unknown();
      case Request.Unregister _ -> {
        writes.add(new Write.Remove(ask.name()));
        yield new Reply.Unregistered();
      }
      case Request.Tell _ when state.isEmpty() -> new Reply.Unknown();
      case Request.Tell tell -> step(ask.name(), state.get(), tell.message(), writes);
      case Request.Join join -> {
        if (state.isPresent() && !cells.belongs(ask.name(), join.group())) {
          writes.add(new Write.Join(ask.name(), join.group()));
        }
        yield state.isPresent() ? new Reply.Present() : new Reply.Unknown();
      }
      case Request.Part part -> {
        if (cells.belongs(ask.name(), part.group())) {
          writes.add(new Write.Part(ask.name(), part.group()));
        }
        yield state.isPresent() ? new Reply.Present() : new Reply.Unknown();
      }
      case Request.Members members -> members(members);
      case Request.TellAll all -> tellAll(all, writes);
    };
  }

  private Reply members(Request.Members asked) {
    var names = new ArrayList<String>();
    int bytes = 0;
    for (var name : cells.members(asked.group(), asked.after())) {
      if (bytes >= PAGE_BYTES) {
        return new Reply.Names(names, true);
      }
      names.add(name);
      bytes += name.length();
    }
    return new Reply.Names(names, false);
  }

  /// As many as fit into one change and one answer: the rest is asked for again.
  private Reply tellAll(Request.TellAll asked, List<Write> writes) {
    var replies = new ArrayList<Reply.Named>();
    int bytes = 0;
    for (var name : cells.members(asked.group(), asked.after())) {
      if (bytes >= PAGE_BYTES) {
        return new Reply.Each(replies, true);
      }
      int before = writes.size();
      var state = cells.state(name).orElseThrow();
      var reply = step(name, state, asked.message(), writes);
      replies.add(new Reply.Named(name, reply));
      bytes += name.length() + (reply instanceof Reply.Answered one ? one.answer().length() : 64);
      bytes += writes.subList(before, writes.size()).stream().mapToInt(Write::size).sum();
    }
    return new Reply.Each(replies, false);
  }

  private Reply start(String name, Blob with, List<Write> writes) {
    try {
      writes.add(new Write.Put(name, behaviour.start(name, with)));
      return new Reply.Registered();
    } catch (RuntimeException fault) {
      return new Reply.Failed(fault.toString());
    }
  }

  /// A fault in what a process does changes nothing.
  private Reply step(String name, Blob state, Blob message, List<Write> writes) {
    Behaviour.Step step;
    try {
      step = behaviour.take(name, state, message);
    } catch (RuntimeException fault) {
      return new Reply.Failed(fault.toString());
    }
    Optional<Blob> next = step.next();
    if (next.isEmpty()) {
      writes.add(new Write.Remove(name));
    } else if (!next.get().equals(state)) {
      writes.add(new Write.Put(name, next.get()));
    }
    return new Reply.Answered(step.answer());
  }
}
