package parlor.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a client may send, as docs/wire.md has it: the shape of it, not yet the sense.
///
/// A record refuses what is missing; what kind of thing each field is, Jackson checks. Fields that
/// may be absent are marked so.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClientFrame.Join.class, name = "join"),
  @JsonSubTypes.Type(value = ClientFrame.Vote.class, name = "vote"),
  @JsonSubTypes.Type(value = ClientFrame.TakeBack.class, name = "takeBack"),
  @JsonSubTypes.Type(value = ClientFrame.Reveal.class, name = "reveal"),
  @JsonSubTypes.Type(value = ClientFrame.CancelCountdown.class, name = "cancelCountdown"),
  @JsonSubTypes.Type(value = ClientFrame.Next.class, name = "next"),
  @JsonSubTypes.Type(value = ClientFrame.Again.class, name = "again"),
  @JsonSubTypes.Type(value = ClientFrame.Settle.class, name = "settle"),
  @JsonSubTypes.Type(value = ClientFrame.Pick.class, name = "pick"),
  @JsonSubTypes.Type(value = ClientFrame.StartTimer.class, name = "startTimer"),
  @JsonSubTypes.Type(value = ClientFrame.StopTimer.class, name = "stopTimer"),
  @JsonSubTypes.Type(value = ClientFrame.AddItems.class, name = "addItems"),
  @JsonSubTypes.Type(value = ClientFrame.EditItem.class, name = "editItem"),
  @JsonSubTypes.Type(value = ClientFrame.MoveItem.class, name = "moveItem"),
  @JsonSubTypes.Type(value = ClientFrame.RemoveItems.class, name = "removeItems"),
  @JsonSubTypes.Type(value = ClientFrame.WriteNote.class, name = "note"),
  @JsonSubTypes.Type(value = ClientFrame.Rename.class, name = "rename"),
  @JsonSubTypes.Type(value = ClientFrame.Assign.class, name = "role"),
  @JsonSubTypes.Type(value = ClientFrame.MakeHost.class, name = "host"),
  @JsonSubTypes.Type(value = ClientFrame.Remove.class, name = "remove"),
  @JsonSubTypes.Type(value = ClientFrame.Change.class, name = "settings"),
  @JsonSubTypes.Type(value = ClientFrame.Tell.class, name = "offer"),
  @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping"),
})
sealed interface ClientFrame {

  int LONGEST_ID = 40;

  /// What the answer to this frame will carry.
  String id();

  record Join(
      String id,
      String secret,
      String name,
      String role,
      @JsonProperty(required = true) boolean returning,
      @Nullable String passcode)
      implements ClientFrame {
    public Join {
      identified(id);
      present(secret);
      present(name);
      present(role);
    }
  }

  record Vote(String id, RoundRef round, String card) implements ClientFrame {
    public Vote {
      identified(id);
      present(round);
      present(card);
    }
  }

  record TakeBack(String id, RoundRef round) implements ClientFrame {
    public TakeBack {
      identified(id);
      present(round);
    }
  }

  record Reveal(String id, RoundRef round) implements ClientFrame {
    public Reveal {
      identified(id);
      present(round);
    }
  }

  record CancelCountdown(String id, RoundRef round) implements ClientFrame {
    public CancelCountdown {
      identified(id);
      present(round);
    }
  }

  record Next(String id, RoundRef round) implements ClientFrame {
    public Next {
      identified(id);
      present(round);
    }
  }

  record Again(String id, RoundRef round) implements ClientFrame {
    public Again {
      identified(id);
      present(round);
    }
  }

  /// Settles on a card.
  ///
  /// @param card null takes the result away
  record Settle(String id, RoundRef round, @JsonProperty(required = true) @Nullable String card)
      implements ClientFrame {
    public Settle {
      identified(id);
      present(round);
    }
  }

  record Pick(String id, RoundRef round, String item) implements ClientFrame {
    public Pick {
      identified(id);
      present(round);
      present(item);
    }
  }

  record StartTimer(
      String id,
      RoundRef round,
      @JsonProperty(required = true) int seconds,
      @JsonProperty(required = true) boolean reveal)
      implements ClientFrame {
    public StartTimer {
      identified(id);
      present(round);
    }
  }

  record StopTimer(String id, RoundRef round) implements ClientFrame {
    public StopTimer {
      identified(id);
      present(round);
    }
  }

  /// Puts items into the list.
  ///
  /// @param before absent: at its end
  record AddItems(String id, List<NewItem> items, @Nullable String before) implements ClientFrame {
    public AddItems {
      identified(id);
      present(items).forEach(ClientFrame::present);
    }
  }

  record NewItem(String id, String title, @Nullable String link, @Nullable String description) {
    public NewItem {
      present(id);
      present(title);
    }
  }

  /// Absent fields stay as they are.
  record EditItem(
      String id,
      String item,
      @Nullable String title,
      @Nullable String link,
      @Nullable String description)
      implements ClientFrame {
    public EditItem {
      identified(id);
      present(item);
    }
  }

  /// Puts an item elsewhere.
  ///
  /// @param before null puts it at the end
  record MoveItem(String id, String item, @JsonProperty(required = true) @Nullable String before)
      implements ClientFrame {
    public MoveItem {
      identified(id);
      present(item);
    }
  }

  record RemoveItems(String id, List<String> items) implements ClientFrame {
    public RemoveItems {
      identified(id);
      present(items).forEach(ClientFrame::present);
    }
  }

  record WriteNote(String id, String item, String text) implements ClientFrame {
    public WriteNote {
      identified(id);
      present(item);
      present(text);
    }
  }

  record Rename(String id, String name) implements ClientFrame {
    public Rename {
      identified(id);
      present(name);
    }
  }

  record Assign(String id, String seat, String role) implements ClientFrame {
    public Assign {
      identified(id);
      present(seat);
      present(role);
    }
  }

  record MakeHost(String id, String seat, @JsonProperty(required = true) boolean host)
      implements ClientFrame {
    public MakeHost {
      identified(id);
      present(seat);
    }
  }

  record Remove(String id, String seat, @JsonProperty(required = true) boolean ban)
      implements ClientFrame {
    public Remove {
      identified(id);
      present(seat);
    }
  }

  /// Absent fields stay as they are.
  record Change(
      String id,
      @Nullable DeckWish deck,
      @Nullable Boolean autoReveal,
      @Nullable Boolean lateVotes,
      @Nullable Map<String, String> rights,
      @Nullable String passcode)
      implements ClientFrame {
    public Change {
      identified(id);
    }
  }

  /// Called `offer` on the wire.
  record Tell(
      String id,
      @JsonProperty(required = true) boolean host,
      @Nullable ShownSettings settings,
      List<ShownRound> rounds,
      @Nullable List<ShownItem> items,
      @Nullable String passcode)
      implements ClientFrame {
    public Tell {
      identified(id);
      present(rounds).forEach(ClientFrame::present);
      if (items != null) {
        items.forEach(ClientFrame::present);
      }
    }
  }

  record Ping(String id) implements ClientFrame {
    public Ping {
      identified(id);
    }
  }

  record RoundRef(
      @JsonProperty(required = true) int number,
      String item,
      @JsonProperty(required = true) int attempt) {
    public RoundRef {
      present(item);
    }
  }

  /// A deck someone wishes for.
  ///
  /// @param cards only of a custom deck
  record DeckWish(String kind, @Nullable List<String> cards, List<String> extras) {
    public DeckWish {
      present(kind);
      present(extras).forEach(ClientFrame::present);
      if (cards != null) {
        cards.forEach(ClientFrame::present);
      }
    }
  }

  record ShownDeck(String kind, List<String> cards) {
    public ShownDeck {
      present(kind);
      present(cards).forEach(ClientFrame::present);
    }
  }

  /// Settings as they were shown.
  ///
  /// @param passcode whether there was one, which says nothing here
  record ShownSettings(
      ShownDeck deck,
      @JsonProperty(required = true) boolean autoReveal,
      @JsonProperty(required = true) boolean lateVotes,
      Map<String, String> rights,
      @Nullable Boolean passcode) {
    public ShownSettings {
      present(deck);
      present(rights);
    }
  }

  /// A round as it was shown.
  ///
  /// @param result absent when the table settled on none
  record ShownRound(
      RoundRef id,
      ShownDeck deck,
      @JsonProperty(required = true) boolean revealed,
      @Nullable String result,
      List<ShownVote> votes) {
    public ShownRound {
      present(id);
      present(deck);
      present(votes).forEach(ClientFrame::present);
    }
  }

  /// A story as it was shown; what was empty is absent.
  record ShownItem(
      String id,
      @Nullable String title,
      @Nullable String link,
      @Nullable String description,
      @Nullable String note,
      @Nullable String result,
      @Nullable Long place) {
    public ShownItem {
      present(id);
    }
  }

  record ShownVote(String seat, String name, String card) {
    public ShownVote {
      present(seat);
      present(name);
      present(card);
    }
  }

  private static <T> T present(@Nullable T field) {
    return Objects.requireNonNull(field);
  }

  private static void identified(@Nullable String id) {
    int length = present(id).length();
    if (length == 0 || length > LONGEST_ID) {
      throw new IllegalArgumentException("an id has 1 to " + LONGEST_ID + " characters");
    }
  }
}
