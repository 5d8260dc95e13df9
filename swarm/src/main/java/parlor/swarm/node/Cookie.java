package parlor.swarm.node;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.NamedParameterSpec;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What a shared secret becomes: a key that everyone who knows the secret has, and nobody else.
///
/// All nodes with one secret show the same key: it says "one of us", never which of us. The
/// certificate around it is for form's sake; nobody reads its dates or its name.
///
/// @param keys made from the secret alone
/// @param certificate its public half, signed with its private half
record Cookie(KeyPair keys, X509Certificate certificate) {

  /// Secrets have 128 bits by rule; this is for those that were typed by a person.
  private static final int ROUNDS = 50_000;

  private static final int KEY_BITS = 256;
  private static final byte[] SALT = "parlor cluster".getBytes(StandardCharsets.UTF_8);

  static Cookie of(String secret) {
    try {
      var keys = keys(stretched(secret));
      return new Cookie(keys, certificate(keys));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JVM lacks what a cookie takes", missing);
    }
  }

  /// Whether a certificate is some cookie's, ours or another.
  static boolean isOneOf(X509Certificate shown) {
    return shown.getSubjectX500Principal().getName().equals("CN=parlor");
  }

  private static byte[] stretched(String secret) throws GeneralSecurityException {
    var spec = new PBEKeySpec(secret.toCharArray(), SALT, ROUNDS, KEY_BITS);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
  }

  private static KeyPair keys(byte[] seed) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Foregone(seed));
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(KeyPair keys) throws GeneralSecurityException {
    var ed25519 = Der.sequence(Der.oid(0x2b, 0x65, 0x70));
    var name = Der.sequence(Der.set(Der.sequence(Der.oid(0x55, 0x04, 0x03), Der.utf8("parlor"))));
    var always = Der.sequence(Der.time("20000101000000Z"), Der.time("99991231235959Z"));
    var content =
        Der.sequence(
            Der.numbered(0, Der.integer(2)),
            Der.integer(1),
            ed25519,
            name,
            always,
            name,
            keys.getPublic().getEncoded());
    var signed = Der.sequence(content, ed25519, Der.bits(signature(keys, content)));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(signed));
  }

  private static byte[] signature(KeyPair keys, byte[] content) throws GeneralSecurityException {
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    return signature.sign();
  }

  /// Chance that is none: what a key is made from is known before.
  private static final class Foregone extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] bytes;

    Foregone(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] into) {
      if (into.length != bytes.length) {
        throw new IllegalStateException("an Ed25519 key takes 32 bytes, not " + into.length);
      }
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }
}
