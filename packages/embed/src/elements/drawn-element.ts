/** An element of HTML that is drawn as its attributes say, once for all that changes at a time, and cleared once it has left the page. */
export abstract class DrawnElement extends HTMLElement {
  #isAsked = false;

  abstract draw(): void;
  abstract clear(): void;

  connectedCallback(): void {
    this.style.display ||= "block";
    this.redraw();
  }
  disconnectedCallback(): void {
    this.redraw();
  }
  attributeChangedCallback(): void {
    this.redraw();
  }
  redraw(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      if (this.isConnected) this.draw();
      else this.clear();
    });
  }
}
