import { browserZone, type Civil, civilIn } from "../data/civil.ts";
import { fetchTexts, textsFor } from "../data/texts.ts";
import { type Definition, elementOf } from "./define.ts";
import { valueFault } from "./value-fault.ts";

/**
 * The class of an element that is a field of the form around it, as an input is: it has a name, a value, a label, and faults that keep the
 * form from being sent. It sends its value, and the zone whose clocks show it as `NAME-time-zone`.
 */
export function controlOf(definition: Definition) {
  return class extends elementOf(definition) {
    static formAssociated = true;
    static override observedAttributes = [...super.observedAttributes, "name", "value", "required"];
    readonly #internals = this.attachInternals();
    /** null until anybody set or chose one: the attribute's counts */
    #value: Civil | "" | null = null;
    #isDisabled = false;

    constructor() {
      super();
      // A click on its label, and a form that can't be sent, lead into it.
      this.attachShadow({ mode: "open", delegatesFocus: true });
    }
    override connectedCallback() {
      super.connectedCallback();
      // Faults are told by the browser, in words that may still have to come.
      void fetchTexts(this.locale, this)?.then(() => this.redraw());
    }
    get value(): Civil | "" {
      return this.#value ?? civilIn(this.getAttribute("value") ?? "");
    }
    set value(text: string) {
      this.#value = civilIn(text);
      this.redraw();
    }
    get name() {
      return this.getAttribute("name") ?? "";
    }
    get form() {
      return this.#internals.form;
    }
    get validity() {
      return this.#internals.validity;
    }
    get validationMessage() {
      return this.#internals.validationMessage;
    }
    checkValidity() {
      return this.#internals.checkValidity();
    }
    reportValidity() {
      return this.#internals.reportValidity();
    }
    formResetCallback() {
      this.#value = null;
      this.redraw();
    }
    formDisabledCallback(isDisabled: boolean) {
      this.#isDisabled = isDisabled;
      this.redraw();
    }
    /** What the browser kept of it, for whoever comes back to the page. */
    formStateRestoreCallback(state: unknown) {
      this.value = String(state);
    }
    override more() {
      const label = this.#internals.labels[0]?.textContent?.trim();
      return { value: this.value, disabled: this.#isDisabled, ...(label && { label }) };
    }
    override tell(type: string, detail: { value: string }) {
      if (type === "change") this.value = detail.value;
      super.tell(type, detail);
    }
    /** The form knows at once; what is shown follows. */
    override redraw() {
      const { value, name } = this;
      const sent = new FormData();
      sent.set(name, value);
      sent.set(`${name}-time-zone`, this.getAttribute("time-zone") ?? browserZone());
      this.#internals.setFormValue(name === "" ? null : sent, value);
      const [min, max] = [this.getAttribute("min"), this.getAttribute("max")];
      const fault = valueFault(
        value,
        { isRequired: this.hasAttribute("required"), min, max },
        textsFor(this.locale, this.origin).t,
      );
      if (fault === null) this.#internals.setValidity({});
      else this.#internals.setValidity({ [fault[0]]: true }, fault[1]);
      super.redraw();
    }
  };
}
