package parlor.rooms;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Birth;
import parlor.pointing.Card;
import parlor.pointing.Charter;
import parlor.pointing.Countdown;
import parlor.pointing.Passcode;
import parlor.pointing.Presence;
import parlor.pointing.Register;
import parlor.pointing.Reveal;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;
import parlor.pointing.Settings;
import parlor.pointing.Stamp;
import parlor.pointing.Standing;
import parlor.pointing.Table;
import parlor.pointing.Timer;

/// How rooms are written for other nodes: CBOR (RFC 8949), one value in one way only, since parts
/// of rooms are compared by what is written of them.
///
/// Fields have their names, and names that a reader does not know are passed over: while nodes of
/// two versions run side by side they understand what they have in common.
public final class MessageCodec {

  private static final ObjectMapper CBOR =
      CBORMapper.builder()
          .addModule(new Jdk8Module())
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Message.class, MessageForm.class)
          .addMixIn(Countdown.class, CountdownForm.class)
          .addMixIn(Timer.class, TimerForm.class)
          .addMixIn(Charter.class, Shortened.class)
          .addMixIn(RoomName.class, TextForm.class)
          .addMixIn(SeatId.class, TextForm.class)
          .addMixIn(Card.class, TextForm.class)
          .addMixIn(Reveal.class, RevealForm.class)
          .addMixIn(Stamp.class, ListForm.class)
          .addMixIn(Birth.class, ListForm.class)
          .addMixIn(RoundId.class, ListForm.class)
          .addMixIn(Passcode.class, ListForm.class)
          .addMixIn(Register.class, ListForm.class)
          .addMixIn(Presence.class, ListForm.class)
          .addMixIn(Message.Changes.class, ListForm.class)
          .addMixIn(Message.Slice.class, ListForm.class)
          .addMixIn(Message.Digest.class, ListForm.class)
          .build();

  private MessageCodec() {}

  /// Writes a message. Another can be appended to it (a CBOR sequence, RFC 8742).
  public static byte[] write(Message message) {
    return bytes(message, Message.class);
  }

  /// Reads one message after another. One of a kind that this version does not know is passed over.
  ///
  /// @param each hears of all others, in order
  /// @throws IOException at the end, where there was any such; or where these bytes are no
  ///   messages, from the first that is none
  public static void read(byte[] bytes, Consumer<Message> each) throws IOException {
    JsonMappingException unknown = null;
    try (MappingIterator<Message> all = CBOR.readerFor(Message.class).readValues(bytes)) {
      if (!all.hasNextValue()) {
        throw new EOFException("nothing is in it");
      }
      while (all.hasNextValue()) {
        try {
          each.accept(all.nextValue());
        } catch (JsonMappingException fault) {
          unknown = fault;
        }
      }
    }
    if (unknown != null) {
      throw unknown;
    }
  }

  static byte[] write(Table table) {
    return bytes(table, Table.class);
  }

  private static <T> byte[] bytes(T value, Class<T> type) {
    try {
      return CBOR.writerFor(type).writeValueAsBytes(value);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("cannot be written: " + value, fault);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Message.Unknown.class, name = "unknown"),
    @JsonSubTypes.Type(value = Message.Tell.class, name = "tell"),
    @JsonSubTypes.Type(value = Message.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = Message.Compare.class, name = "compare"),
    @JsonSubTypes.Type(value = Message.Agreed.class, name = "agreed"),
    @JsonSubTypes.Type(value = Message.Outline.class, name = "outline"),
    @JsonSubTypes.Type(value = Message.Leaving.class, name = "leaving"),
  })
  private interface MessageForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Countdown.None.class, name = "none"),
    @JsonSubTypes.Type(value = Countdown.Running.class, name = "running"),
    @JsonSubTypes.Type(value = Countdown.Cancelled.class, name = "cancelled"),
  })
  private interface CountdownForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Timer.None.class, name = "none"),
    @JsonSubTypes.Type(value = Timer.Running.class, name = "running"),
    @JsonSubTypes.Type(value = Timer.Over.class, name = "over"),
  })
  private interface TimerForm {}

  /// Every change names the charter, few write in it: what nobody wrote is left out.
  @JsonSerialize(converter = Shorten.class)
  @JsonDeserialize(converter = Lengthen.class)
  private interface Shortened {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record CharterForm(
      Birth birth,
      @Nullable Map<SeatId, Register<Boolean>> hosts,
      @Nullable Map<SeatId, Register<Standing>> standings,
      @Nullable Settings settings,
      @Nullable Register<Passcode> passcode,
      @Nullable Map<SeatId, Register<Boolean>> admitted) {}

  private static final class Shorten extends StdConverter<Charter, CharterForm> {
    @Override
    public CharterForm convert(Charter charter) {
      var unwritten = Charter.of(charter.birth());
      return new CharterForm(
          charter.birth(),
          charter.hosts(),
          charter.standings(),
          charter.settings().equals(unwritten.settings()) ? null : charter.settings(),
          charter.passcode().equals(unwritten.passcode()) ? null : charter.passcode(),
          charter.admitted());
    }
  }

  private static final class Lengthen extends StdConverter<CharterForm, Charter> {
    @Override
    public Charter convert(CharterForm form) {
      var unwritten = Charter.of(form.birth());
      return new Charter(
          form.birth(),
          requireNonNullElse(form.hosts(), unwritten.hosts()),
          requireNonNullElse(form.standings(), unwritten.standings()),
          requireNonNullElse(form.settings(), unwritten.settings()),
          requireNonNullElse(form.passcode(), unwritten.passcode()),
          requireNonNullElse(form.admitted(), unwritten.admitted()));
    }
  }

  /// A text that stands for the whole.
  @SuppressWarnings("UnusedVariable")
  private abstract static class TextForm {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TextForm(String text) {}

    @JsonValue
    abstract String text();
  }

  /// Small things that will not grow: their fields in order, without names.
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface ListForm {}

  @SuppressWarnings("UnusedMethod")
  private interface RevealForm {
    @JsonSerialize(converter = Sorted.class)
    Set<SeatId> silent();
  }

  private static final class Sorted extends StdConverter<Set<SeatId>, List<SeatId>> {
    @Override
    public List<SeatId> convert(Set<SeatId> seats) {
      return seats.stream().sorted().toList();
    }
  }
}
