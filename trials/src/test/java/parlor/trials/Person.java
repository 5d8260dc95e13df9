package parlor.trials;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Someone with a browser: a name, and the secret that browser made for a room.
public record Person(String name, String secret) {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int SECRET_LENGTH = 22;
  private static final SecureRandom CHANCE = new SecureRandom();

  public static Person called(String name) {
    return called(name, CHANCE);
  }

  /// Someone of this name.
  ///
  /// @param chance where the secret comes from: seeded, the same person again
  public static Person called(String name, RandomGenerator chance) {
    var secret = new StringBuilder();
    chance
        .ints(SECRET_LENGTH, 0, LETTERS.length())
        .forEach(index -> secret.append(LETTERS.charAt(index)));
    return new Person(name, secret.toString());
  }
}
