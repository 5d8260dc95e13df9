/**
 * A component that renders into the page itself, not into a shadow root. The page is one document to its readers:
 * labels and descriptions refer to each other by id across components, one set of style sheets serves all, and a
 * strict Content-Security-Policy needs no exception for styles.
 */
import { LitElement } from 'lit';

export class LightElement extends LitElement {
  /** What the page itself had in it until now was for the time before the scripts. */
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }
}
