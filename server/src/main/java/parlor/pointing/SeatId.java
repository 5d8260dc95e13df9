package parlor.pointing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// Who a person is to the others: the public half of their secret.
///
/// It is the first 128 bits of the SHA-256 of the secret, so every node can check a secret without
/// having been told of it, and nobody can come by the secret from the id.
///
/// @param text 22 characters of URL-safe Base64
public record SeatId(String text) implements Comparable<SeatId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22,64}");
  private static final int BYTES = 16;

  public SeatId {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("not a seat id: " + text);
    }
  }

  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /// Whether a browser may use this as its secret: 22 to 64 characters of URL-safe Base64. That it
  /// was made by chance is the browser's business.
  public static boolean isSecret(String text) {
    return SECRET.matcher(text).matches();
  }

  /// The seat that whoever shows this secret may take.
  public static SeatId of(String secret) {
    byte[] digest = sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
    byte[] head = Arrays.copyOf(digest, BYTES);
    return new SeatId(Base64.getUrlEncoder().withoutPadding().encodeToString(head));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256, this one says not", absent);
    }
  }

  @Override
  public int compareTo(SeatId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
