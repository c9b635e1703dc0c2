/** True while a key press belongs to something being written or chosen. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input,textarea,select,dialog,[role=combobox],[role=listbox]') !== null)
