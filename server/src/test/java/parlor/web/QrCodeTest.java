package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final int SCALE = 8;
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

  @Test
  void a_reader_reads_the_link_off_the_picture() throws Exception {
    var link = "https://parlor.example.org/r/maple-otter-lantern-4821";

    assertThat(read(QrCode.svg(link).orElseThrow())).isEqualTo(link);
  }

  private static String read(String svg) throws Exception {
    var picture = new BinaryBitmap(new HybridBinarizer(drawn(svg)));
    return new QRCodeReader().decode(picture).getText();
  }

  private static LuminanceSource drawn(String svg) {
    var size = SIZE.matcher(svg).results().findFirst().orElseThrow();
    int width = Integer.parseInt(size.group(1)) * SCALE;
    int height = Integer.parseInt(size.group(2)) * SCALE;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0xFFFFFF);
    SQUARE
        .matcher(svg)
        .results()
        .forEach(square ->
            fill(
                pixels,
                width,
                Integer.parseInt(square.group(1)),
                Integer.parseInt(square.group(2))));
    return new RGBLuminanceSource(width, height, pixels);
  }

  private static void fill(int[] pixels, int width, int x, int y) {
    for (int row = y * SCALE; row < (y + 1) * SCALE; row++) {
      Arrays.fill(pixels, row * width + x * SCALE, row * width + (x + 1) * SCALE, 0);
    }
  }
}
