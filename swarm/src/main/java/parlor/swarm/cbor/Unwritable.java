package parlor.swarm.cbor;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A fault in writing, which learns on its way out where in the value it is: Jackson's generator of
/// CBOR forgets the names.
final class Unwritable extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private String path = "";

  Unwritable(String why, @Nullable Throwable cause) {
    super(why, cause);
  }

  static Unwritable at(Object step, IOException fault) {
    var here =
        switch (fault) {
          case Unwritable known -> known;
          case JsonProcessingException known -> new Unwritable(known.getOriginalMessage(), known);
          default -> new Unwritable(fault.toString(), fault);
        };
    here.path = "/" + step + here.path;
    return here;
  }

  String path() {
    return path;
  }
}
