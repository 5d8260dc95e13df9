package parlor.pointing;

import java.util.Map;

/// How a table plays. Each setting is written on its own, so two people who change two settings at
/// once both get their way.
///
/// @param deck the deck of the rounds to come
/// @param autoReveal whether the cards turn by themselves when all are played
/// @param lateVotes whether cards may be played and changed after they were turned
/// @param rights who may do what; who is not named: everyone
public record Settings(
    Register<Deck> deck,
    Register<Boolean> autoReveal,
    Register<Boolean> lateVotes,
    Map<Right, Register<Right.Holder>> rights) {

  static final Settings DEFAULT =
      new Settings(
          Register.unwritten(Deck.DEFAULT),
          Register.unwritten(false),
          Register.unwritten(false),
          Map.of());

  public Settings {
    rights = Map.copyOf(rights);
  }

  public Right.Holder holder(Right right) {
    var written = rights.get(right);
    return written == null ? Right.Holder.EVERYONE : written.value();
  }

  Settings merge(Settings other) {
    return Join.kept(
        this,
        new Settings(
            deck.merge(other.deck),
            autoReveal.merge(other.autoReveal),
            lateVotes.merge(other.lateVotes),
            Join.maps(rights, other.rights, Register::merge)));
  }
}
