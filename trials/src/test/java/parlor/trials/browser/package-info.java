/// The pages as people meet them: real nodes, a real browser.
@NullMarked
package parlor.trials.browser;

import org.jspecify.annotations.NullMarked;
