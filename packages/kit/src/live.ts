/** How two browsers talk to each other without anybody between: perfect negotiation, signals by the house. */
export type CallMode = 'voice' | 'video'
export type CallState = 'idle' | 'asking' | 'asked' | 'joining' | 'talking' | 'failed'
export type SignalKind = 'description' | 'candidate' | 'ready' | 'media' | 'bye'
export interface Signal {
  readonly kind: SignalKind
  readonly body: string
}
export interface CallSeen {
  readonly state: CallState
  readonly mode: CallMode
  readonly mine: MediaStream | null
  readonly theirs: MediaStream | null
  readonly muted: boolean
  readonly blind: boolean
  /** Why it did not come about: no device, not allowed, no way between the two. */
  readonly fault: 'no_device' | 'not_allowed' | 'no_way' | null
}
interface Given {
  /** Gives way when both speak at once; exactly one of the two. */
  readonly polite: boolean
  readonly iceServers: readonly RTCIceServer[]
  readonly send: (signal: Signal) => Promise<unknown>
  readonly changed: (seen: CallSeen) => void
}

const nothing: CallSeen = {
  ...{ state: 'idle', mode: 'video', mine: null, theirs: null, muted: false, blind: false, fault: null },
}

/** One call of a meeting. Nothing of it is recorded, and nothing but signals passes the house. */
export class Call {
  readonly #given: Given
  #seen: CallSeen = nothing
  #peer: RTCPeerConnection | null = null
  #making = false
  #ignoring = false
  #sending: Promise<unknown> = Promise.resolve()

  constructor(given: Given) {
    this.#given = given
  }

  get seen(): CallSeen {
    return this.#seen
  }

  #show(part: Partial<CallSeen>): void {
    this.#seen = { ...this.#seen, ...part }
    this.#given.changed(this.#seen)
  }

  /** In the order in which they were said; one that is lost ends the try, and the text goes on. */
  #say(kind: SignalKind, body: unknown = {}): void {
    const signal = { kind, body: JSON.stringify(body) }
    this.#sending = this.#sending
      .then(() => this.#given.send(signal))
      .catch(() => this.#show({ state: 'failed', fault: 'no_way' }))
  }

  async #listen(mode: CallMode): Promise<boolean> {
    try {
      const mine = await navigator.mediaDevices.getUserMedia({ audio: true, video: mode === 'video' })
      this.#show({ mine, mode, muted: false, blind: false, fault: null })
      return true
    } catch (error) {
      const denied = (error as DOMException)?.name === 'NotAllowedError'
      this.#show({ state: 'failed', fault: denied ? 'not_allowed' : 'no_device' })
      return false
    }
  }

  /** Asks the other side for a call. */
  async ask(mode: CallMode): Promise<void> {
    if (!(await this.#listen(mode))) return
    this.#show({ state: 'asking' })
    this.#say('media', { mode })
  }

  /** Takes the call the other side asked for. */
  async take(): Promise<void> {
    if (!(await this.#listen(this.#seen.mode))) return
    this.#show({ state: 'joining' })
    this.#say('ready')
    this.#open()
  }

  hangUp(): void {
    if (this.#seen.state !== 'idle') this.#say('bye')
    this.#close()
  }

  mute(muted: boolean): void {
    for (const track of this.#seen.mine?.getAudioTracks() ?? []) track.enabled = !muted
    this.#show({ muted })
  }

  hideCamera(blind: boolean): void {
    for (const track of this.#seen.mine?.getVideoTracks() ?? []) track.enabled = !blind
    this.#show({ blind })
  }

  /** Something the other browser said. */
  async hear({ kind, body }: Signal): Promise<void> {
    const said = JSON.parse(body) as { mode?: CallMode } & RTCSessionDescriptionInit & RTCIceCandidateInit
    if (kind === 'bye') this.#close()
    else if (kind === 'media') this.#asked(said.mode ?? 'voice')
    else if (kind === 'ready') {
      this.#show({ state: 'joining' })
      this.#open()
    } else if (kind === 'description') await this.#describe(said)
    else await this.#reach(said)
  }

  #asked(mode: CallMode): void {
    // both asked at the same moment: the one who gives way takes the other's call
    if (this.#seen.state === 'asking') {
      if (this.#given.polite) void this.take()
      return
    }
    if (this.#seen.state === 'idle' || this.#seen.state === 'failed')
      this.#show({ state: 'asked', mode, fault: null })
  }

  #open(): void {
    if (this.#peer || !this.#seen.mine) return
    const peer = new RTCPeerConnection({ iceServers: [...this.#given.iceServers] })
    this.#peer = peer
    for (const track of this.#seen.mine.getTracks()) peer.addTrack(track, this.#seen.mine)
    peer.ontrack = ({ streams, track }) => {
      const theirs = streams[0] ?? new MediaStream([track])
      this.#show({ theirs })
    }
    peer.onicecandidate = ({ candidate }) => {
      if (candidate) this.#say('candidate', candidate)
    }
    peer.onnegotiationneeded = async () => {
      try {
        this.#making = true
        await peer.setLocalDescription()
        this.#say('description', peer.localDescription)
      } finally {
        this.#making = false
      }
    }
    peer.onconnectionstatechange = () => {
      if (peer.connectionState === 'connected') this.#show({ state: 'talking' })
      if (peer.connectionState === 'failed') {
        this.#show({ state: 'failed', fault: 'no_way' })
        peer.restartIce()
      }
    }
  }

  async #describe(said: RTCSessionDescriptionInit): Promise<void> {
    const peer = this.#peer
    if (!peer) return
    const collides = said.type === 'offer' && (this.#making || peer.signalingState !== 'stable')
    this.#ignoring = !this.#given.polite && collides
    if (this.#ignoring) return
    await peer.setRemoteDescription(said)
    if (said.type !== 'offer') return
    await peer.setLocalDescription()
    this.#say('description', peer.localDescription)
  }

  async #reach(said: RTCIceCandidateInit): Promise<void> {
    try {
      await this.#peer?.addIceCandidate(said)
    } catch (error) {
      if (!this.#ignoring) throw error
    }
  }

  #close(): void {
    this.#peer?.close()
    this.#peer = null
    for (const track of this.#seen.mine?.getTracks() ?? []) track.stop()
    this.#show({ ...nothing, mode: this.#seen.mode })
  }

  /** What has really come from the other side. */
  async flow(): Promise<{ audioBytes: number; frames: number }> {
    let [audioBytes, frames] = [0, 0]
    for (const report of (await this.#peer?.getStats())?.values() ?? []) {
      if (report.type !== 'inbound-rtp') continue
      if (report.kind === 'audio') audioBytes += report.bytesReceived ?? 0
      if (report.kind === 'video') frames += report.framesDecoded ?? 0
    }
    return { audioBytes, frames }
  }
}

/** A file's bytes as base64, as the house takes them. */
export const base64Of = (file: Blob): Promise<string> =>
  new Promise((yes, no) => {
    const reader = new FileReader()
    reader.onload = () => yes(String(reader.result).replace(/^data:[^,]*,/, ''))
    reader.onerror = () => no(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })

export const largestFile = 20 * 1024 * 1024
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
