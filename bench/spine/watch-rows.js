// Runs in the page: notes when each row of the board has been painted, milliseconds since 1970. Plain, so
// that no tool rewrites it on its way into the browser.
;(() => {
  const seen = {}
  globalThis.seenRows = seen
  const look = () => {
    const numbers = [...document.querySelectorAll('[data-event-number]')].map(
      (one) => one.dataset.eventNumber,
    )
    const fresh = numbers.filter((one) => !(one in seen))
    if (fresh.length === 0) return
    for (const one of fresh) seen[one] = 0
    // a message posted from a frame callback arrives once that frame has been painted
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        for (const one of fresh) seen[one] = performance.timeOrigin + performance.now()
      }
      channel.port2.postMessage(0)
    })
  }
  const what = { childList: true, subtree: true, attributes: true, attributeFilter: ['data-event-number'] }
  new MutationObserver(look).observe(document, what)
})()
