package parlor.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import java.util.Optional;

/// A link as a picture that phones read.
final class QrCode {

  /// White around the code, in modules: what the standard asks for.
  private static final int QUIET_ZONE = 4;

  /// What a code certainly holds, whatever it is written with.
  private static final int LONGEST = 500;

  private QrCode() {}

  /// An SVG of the text, dark on white in any colour scheme since readers want it so. There is none
  /// of a text as long as only a made-up `Host` has it.
  static Optional<String> svg(String text) {
    return text.length() > LONGEST ? Optional.empty() : Optional.of(svg(encode(text)));
  }

  private static String svg(BitMatrix code) {
    var squares = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          squares.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0 0h%1$dv%2$dH0z"/><path d="%3$s"/></svg>
    """
        .formatted(code.getWidth(), code.getHeight(), squares);
  }

  private static BitMatrix encode(String text) {
    try {
      var hints = Map.of(EncodeHintType.MARGIN, QUIET_ZONE);
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("no QR code for: " + text, tooLong);
    }
  }
}
