package parlor.rooms;

/// Turns notices into what travels. Called once for each notice, however many guests see it.
///
/// @param <F> a frame, ready to be sent
public interface Codec<F> {

  F encode(Notice notice);
}
