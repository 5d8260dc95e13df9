package parlor.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// Something of fixed content: kept in memory, compressed once.
///
/// @param type its media type
/// @param plain the content
/// @param gzip the same, compressed
/// @param etag a quoted hash of the content
record Asset(String type, Buffer plain, Buffer gzip, String etag) {

  static Asset of(String type, byte[] content) {
    var etag = '"' + sha256(content).substring(0, 22) + '"';
    return new Asset(type, Buffer.buffer(content), Buffer.buffer(gzip(content)), etag);
  }

  static Asset of(String type, String content) {
    return of(type, content.getBytes(StandardCharsets.UTF_8));
  }

  /// In Base64, as Content-Security-Policy wants it.
  static String sha256(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256, this one says not", absent);
    }
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException("compressing in memory", impossible);
    }
    return bytes.toByteArray();
  }
}
