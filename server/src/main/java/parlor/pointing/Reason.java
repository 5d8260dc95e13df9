package parlor.pointing;

import java.util.Locale;

/// Why something a person asked for was not done. Enums implement it: one per layer that refuses.
public interface Reason {

  /// The name of the constant.
  String name();

  /// A sentence for the person who asked.
  String sentence();

  /// A word for programs, as docs/wire.md lists them.
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
