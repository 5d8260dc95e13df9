package parlor.trials.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate of this machine's for itself, which nobody but the trials believes.
///
/// @param store with the key and the certificate
/// @param pem the same as text, for programs
public record Certificate(KeyStore store, String pem) {

  private static final String NAME = "localhost";
  private static final char[] PASSWORD = "of-the-trials".toCharArray();

  public static Certificate ofLocalhost() {
    try {
      var directory = Files.createTempDirectory("certificate");
      var file = directory.resolve("store.p12");
      Tool.run(
          Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
          "-genkeypair",
          "-alias",
          NAME,
          "-dname",
          "CN=" + NAME,
          "-ext",
          "san=dns:localhost,ip:127.0.0.1",
          "-keyalg",
          "EC",
          "-validity",
          "2",
          "-storetype",
          "PKCS12",
          "-storepass",
          new String(PASSWORD),
          "-keystore",
          file.toString());
      var store = KeyStore.getInstance(file.toFile(), PASSWORD);
      Files.delete(file);
      Files.delete(directory);
      return new Certificate(store, pem(store));
    } catch (IOException | GeneralSecurityException fault) {
      throw new IllegalStateException("making a certificate", fault);
    }
  }

  private static String pem(KeyStore store) throws GeneralSecurityException {
    return part("CERTIFICATE", store.getCertificate(NAME).getEncoded())
        + part("PRIVATE KEY", store.getKey(NAME, PASSWORD).getEncoded());
  }

  private static String part(String what, byte[] bytes) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what);
  }

  /// For a client that believes it.
  public SSLContext trusting() {
    try {
      var believed = KeyStore.getInstance("PKCS12");
      believed.load(null, null);
      believed.setCertificateEntry(NAME, store.getCertificate(NAME));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(believed);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), new SecureRandom());
      return context;
    } catch (IOException | GeneralSecurityException fault) {
      throw new IllegalStateException("believing a certificate", fault);
    }
  }
}
