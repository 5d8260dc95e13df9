package parlor.pointing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What opens a room that is not for everyone. Only a salted hash of it is kept (PBKDF2 of RFC
/// 8018), which is compared in constant time.
///
/// @param salt different for each passcode that is set; empty where there is none
/// @param hash what the passcode comes to with it
public record Passcode(String salt, String hash) {

  /// The room is open to whoever knows its name.
  public static final Passcode NONE = new Passcode("", "");

  private static final int FEWEST = 4;
  private static final int MOST = 64;

  /// Some milliseconds, and that under the lock of a room: whoever guesses is slowed down by being
  /// counted, not by this.
  private static final int ROUNDS = 10_000;

  private static final int BITS = 256;
  private static final String FUNCTION = "PBKDF2WithHmacSHA256";

  /// Whether this can be one: 4 to 64 characters (code points) on one line.
  public static boolean isWellFormed(String text) {
    return Text.isVisible(text, MOST) && text.codePointCount(0, text.length()) >= FEWEST;
  }

  static Passcode of(String text, String salt) {
    var letters = Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray();
    var key = new PBEKeySpec(letters, salt.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
    try {
      var hash = SecretKeyFactory.getInstance(FUNCTION).generateSecret(key).getEncoded();
      return new Passcode(salt, Base64.getEncoder().encodeToString(hash));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException(FUNCTION + " comes with every JDK", fault);
    } finally {
      key.clearPassword();
    }
  }

  public boolean isNone() {
    return hash.isEmpty();
  }

  /// Whether this text is the passcode.
  public boolean fits(String text) {
    if (isNone() || !isWellFormed(text)) {
      return false;
    }
    return MessageDigest.isEqual(
        of(text, salt).hash.getBytes(StandardCharsets.UTF_8),
        hash.getBytes(StandardCharsets.UTF_8));
  }

  /// Tells any two apart, as [Register] asks, and says nothing to a log.
  @Override
  public String toString() {
    return isNone() ? "none" : "set, " + hash.hashCode() + " " + salt;
  }
}
